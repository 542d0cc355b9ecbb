import { about } from './en/about.ts';
import { absence } from './en/absence.ts';
import { absenceDuty } from './en/absence-duty.ts';
import { actions } from './en/actions.ts';
import { agendas } from './en/agendas.ts';
import { answering } from './en/answering.ts';
import { caseAgreed } from './en/case-agreed.ts';
import { caseFacts } from './en/case-facts.ts';
import { caseJgz } from './en/case-jgz.ts';
import { casePage } from './en/case-page.ts';
import { caseRegisseur } from './en/case-regisseur.ts';
import { caseScaleUp } from './en/case-scale-up.ts';
import { channel } from './en/channel.ts';
import { closing } from './en/closing.ts';
import { consult } from './en/consult.ts';
import { dates } from './en/dates.ts';
import { demo } from './en/demo.ts';
import { details } from './en/details.ts';
import { digest } from './en/digest.ts';
import { dossier } from './en/dossier.ts';
import { family } from './en/family.ts';
import { familyLetter } from './en/family-letter.ts';
import { familyPage } from './en/family-page.ts';
import { field } from './en/field.ts';
import { following } from './en/following.ts';
import { guests } from './en/guests.ts';
import { hearing } from './en/hearing.ts';
import { importing } from './en/importing.ts';
import { intake } from './en/intake.ts';
import { kernteam } from './en/kernteam.ts';
import { letters } from './en/letters.ts';
import { messages } from './en/messages.ts';
import { minutes } from './en/minutes.ts';
import { moving } from './en/moving.ts';
import { ownTables } from './en/own-tables.ts';
import { pages } from './en/pages.ts';
import { preparing } from './en/preparing.ts';
import { refusals } from './en/refusals.ts';
import { release } from './en/release.ts';
import { reminding } from './en/reminding.ts';
import { replacing } from './en/replacing.ts';
import { rights } from './en/rights.ts';
import { running } from './en/running.ts';
import { schoolAdvice } from './en/school-advice.ts';
import { schoolSummary } from './en/school-summary.ts';
import { secondCode } from './en/second-code.ts';
import { settings } from './en/settings.ts';
import { share } from './en/share.ts';
import { siblings } from './en/siblings.ts';
import { starting } from './en/starting.ts';
import { table } from './en/table.ts';
import { tableAgenda } from './en/table-agenda.ts';
import { triage } from './en/triage.ts';
import { voices } from './en/voices.ts';
import { words } from './en/words.ts';
import { worklist } from './en/worklist.ts';
import type { Texts } from './texts.ts';

/** Everything Actietafel says in English. The compiler refuses a key that Dutch has and English lacks. */
export const en: Texts = {
  about,
  actions,
  agendas,
  absence,
  absenceDuty,
  answering,
  caseFacts,
  caseAgreed,
  caseJgz,
  caseRegisseur,
  casePage,
  caseScaleUp,
  channel,
  closing,
  consult,
  dates,
  demo,
  details,
  digest,
  dossier,
  family,
  familyLetter,
  familyPage,
  field,
  following,
  guests,
  hearing,
  importing,
  intake,
  kernteam,
  letters,
  messages,
  minutes,
  moving,
  ownTables,
  pages,
  preparing,
  refusals,
  release,
  reminding,
  replacing,
  rights,
  schoolAdvice,
  schoolSummary,
  running,
  secondCode,
  settings,
  share,
  siblings,
  starting,
  table,
  tableAgenda,
  triage,
  voices,
  words,
  worklist,
};
