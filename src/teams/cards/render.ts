import type { PersonalView } from '../../app/views.ts';
import type { Language } from '../../domain/ids.ts';
import { absenceCard } from './absence.ts';
import { plainCard } from './arriving.ts';
import { cameTwiceCard } from './came-twice.ts';
import { channelBoundCard } from './channel.ts';
import { consultCard } from './consult.ts';
import { digestCard } from './digest.ts';
import { dossierCard } from './dossier.ts';
import type { Card } from './expand.ts';
import { intakeCard } from './intake.ts';
import { movingCard } from './moving.ts';
import { ownActionsCard } from './own-actions.ts';
import { ownTablesCard } from './own-tables.ts';
import { pageCodeCard } from './page-code.ts';
import { pageLinkCard } from './page-link.ts';
import { playingFieldCard } from './playing-field.ts';
import { remindingCard } from './reminding.ts';
import { runningCaseCard } from './running-case.ts';
import { callNotArrivedCard } from './safety.ts';
import { tableCard } from './table.ts';
import { triageCard } from './triage.ts';
import { worklistCard } from './worklist.ts';

/** The card of any view, in the person's language. */
export function cardOf(view: PersonalView, language: Language): Card {
  switch (view.kind) {
    case 'welcome':
    case 'menu':
    case 'not_understood':
    case 'refused':
      return plainCard(view, language);
    case 'absence_form':
    case 'absence_list':
      return absenceCard(view, language);
    case 'intake_resume':
    case 'intake_safety':
    case 'intake_stopped':
    case 'intake_class':
    case 'intake_who':
    case 'intake_check':
    case 'intake_receipt':
    case 'intake_cancelled':
      return intakeCard(view, language);
    case 'table_vote':
    case 'table_round':
    case 'table_phone':
    case 'table_choose':
    case 'table_sure':
    case 'table_replace':
    case 'table_follow':
    case 'table_seat_passed':
    case 'table_appointment':
    case 'table_news':
    case 'table_settled':
    case 'table_handed_over':
    case 'table_over':
      return tableCard(view, language);
    case 'triage_new':
    case 'triage_accept':
    case 'triage_inform':
    case 'triage_informed':
    case 'triage_route':
    case 'triage_decided':
    case 'triage_answer':
    case 'triage_answered':
    case 'triage_doubted':
    case 'call_me':
    case 'parents_due':
      return triageCard(view, language);
    case 'dossier':
    case 'dossier_more':
    case 'dossier_talk':
    case 'dossier_people':
    case 'dossier_holder':
    case 'dossier_handed':
    case 'dossier_tell':
    case 'dossier_withdraw':
    case 'dossier_closed':
    case 'dossier_pass':
    case 'place_given':
    case 'dossier_held':
    case 'dossier_ground':
    case 'dossier_agreement':
    case 'dossier_terms':
    case 'dossier_anew':
    case 'dossier_care':
    case 'dossier_pause':
    case 'dossier_unplanned':
    case 'dossier_close':
    case 'dossier_reopen':
    case 'pupil_left':
    case 'mentor_given':
    case 'dossier_reopened':
      return dossierCard(view, language);
    case 'digest':
    case 'put_off':
    case 'reminder_answered':
      return digestCard(view, language);
    case 'consult':
      return consultCard(view, language);
    case 'worklist':
    case 'status':
    case 'not_delivered':
      return worklistCard(view, language);
    case 'playing_field':
      return playingFieldCard(view, language);
    case 'running_case':
      return runningCaseCard(language);
    case 'came_twice':
      return cameTwiceCard(language);
    case 'channel_bound':
      return channelBoundCard(language);
    case 'call_not_arrived':
      return callNotArrivedCard(view, language);
    case 'page_code':
      return pageCodeCard(view, language);
    case 'tables_move':
      return movingCard(view, language);
    case 'reminding_form':
    case 'reminding_kept':
      return remindingCard(view, language);
    case 'own_tables':
    case 'own_places':
    case 'place_passed':
      return ownTablesCard(view, language);
    case 'own_actions':
    case 'own_action_not_done':
      return ownActionsCard(view, language);
    case 'page_link':
      return pageLinkCard(view, language);
  }
}
