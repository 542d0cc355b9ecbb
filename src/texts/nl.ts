import { about } from './nl/about.ts';
import { absence } from './nl/absence.ts';
import { absenceDuty } from './nl/absence-duty.ts';
import { actions } from './nl/actions.ts';
import { agendas } from './nl/agendas.ts';
import { answering } from './nl/answering.ts';
import { caseAgreed } from './nl/case-agreed.ts';
import { caseFacts } from './nl/case-facts.ts';
import { caseJgz } from './nl/case-jgz.ts';
import { casePage } from './nl/case-page.ts';
import { caseRegisseur } from './nl/case-regisseur.ts';
import { caseScaleUp } from './nl/case-scale-up.ts';
import { channel } from './nl/channel.ts';
import { closing } from './nl/closing.ts';
import { consult } from './nl/consult.ts';
import { dates } from './nl/dates.ts';
import { demo } from './nl/demo.ts';
import { details } from './nl/details.ts';
import { digest } from './nl/digest.ts';
import { dossier } from './nl/dossier.ts';
import { family } from './nl/family.ts';
import { familyLetter } from './nl/family-letter.ts';
import { familyPage } from './nl/family-page.ts';
import { field } from './nl/field.ts';
import { following } from './nl/following.ts';
import { guests } from './nl/guests.ts';
import { hearing } from './nl/hearing.ts';
import { importing } from './nl/importing.ts';
import { intake } from './nl/intake.ts';
import { kernteam } from './nl/kernteam.ts';
import { letters } from './nl/letters.ts';
import { messages } from './nl/messages.ts';
import { minutes } from './nl/minutes.ts';
import { moving } from './nl/moving.ts';
import { ownTables } from './nl/own-tables.ts';
import { pages } from './nl/pages.ts';
import { preparing } from './nl/preparing.ts';
import { refusals } from './nl/refusals.ts';
import { release } from './nl/release.ts';
import { reminding } from './nl/reminding.ts';
import { replacing } from './nl/replacing.ts';
import { rights } from './nl/rights.ts';
import { running } from './nl/running.ts';
import { schoolAdvice } from './nl/school-advice.ts';
import { schoolSummary } from './nl/school-summary.ts';
import { secondCode } from './nl/second-code.ts';
import { settings } from './nl/settings.ts';
import { share } from './nl/share.ts';
import { siblings } from './nl/siblings.ts';
import { starting } from './nl/starting.ts';
import { table } from './nl/table.ts';
import { tableAgenda } from './nl/table-agenda.ts';
import { triage } from './nl/triage.ts';
import { voices } from './nl/voices.ts';
import { words } from './nl/words.ts';
import { worklist } from './nl/worklist.ts';

/** Everything Actietafel says in Dutch, by the part of the work it belongs to. */
export const nl = {
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
} as const;
