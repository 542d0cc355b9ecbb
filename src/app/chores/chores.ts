import { honourWaiting } from '../absence/honouring-everywhere.ts';
import type { OrganisationAgendas } from '../ports/agendas.ts';
import type { Organisers } from '../ports/events.ts';
import type { Deps } from '../turn.ts';
import { auditTerms } from './auditing-terms.ts';
import type { MayGoOn } from './chore.ts';
import { followAbsence } from './following-absence.ts';
import { followRosters } from './following-roster.ts';
import { forgetAdvice } from './forgetting-advice.ts';
import { forgetGuests } from './forgetting-guests.ts';
import { forgetInbox } from './forgetting-inbox.ts';
import { forgetReminders } from './forgetting-reminders.ts';
import { keepEvents } from './keeping-events.ts';
import { layDraftsAside } from './laying-drafts-aside.ts';
import { planDigests } from './planning-digests.ts';
import { readAgendas } from './reading-agendas.ts';
import { readColleagues } from './reading-colleagues.ts';
import { readEventAnswers } from './reading-event-answers.ts';
import { type MailboxDeps, readMailbox } from './reading-mailbox.ts';
import { reckonTerms } from './reckoning-terms.ts';
import { removeEndedLinks } from './removing-links.ts';

export type ChoreWork = (mayGoOn: MayGoOn) => Promise<number>;

/** Every chore by its name, which stands in the jobs of earlier nights and so is never given another meaning. */
export function choresWith(deps: Deps): Readonly<Record<string, ChoreWork>> {
  return {
    lay_drafts_aside: (mayGoOn) => layDraftsAside(deps, mayGoOn),
    forget_inbox: (mayGoOn) => forgetInbox(deps, mayGoOn),
    forget_advice: (mayGoOn) => forgetAdvice(deps, mayGoOn),
    forget_guests: (mayGoOn) => forgetGuests(deps, mayGoOn),
    forget_reminders: (mayGoOn) => forgetReminders(deps, mayGoOn),
    follow_absence: (mayGoOn) => followAbsence(deps, mayGoOn),
    plan_digests: (mayGoOn) => planDigests(deps, mayGoOn),
    remove_ended_links: (mayGoOn) => removeEndedLinks(deps, mayGoOn),
    audit_terms: (mayGoOn) => auditTerms(deps, mayGoOn),
  };
}

/** What the chores that are due often speak to. Each may be null: then that is not set up. */
export type OftenWith = {
  mail: Omit<MailboxDeps, 'deps'> | null;
  /** Without it nobody is asked about there, and what was known by it is taken away. */
  organisation: OrganisationAgendas | null;
  organisers: Organisers | null;
};

/** What cannot wait for the night, by its name, with when it is due. */
export function oftenChoresWith(
  deps: Deps,
  { mail, organisation, organisers }: OftenWith,
): Readonly<Record<string, { cron: string; run: ChoreWork }>> {
  return {
    read_agendas: { cron: '*/15 * * * *', run: (mayGoOn) => readAgendas(deps, mayGoOn) },
    read_colleagues: {
      cron: '*/15 * * * *',
      run: (mayGoOn) => readColleagues({ ...deps, organisation }, mayGoOn),
    },
    follow_rosters: { cron: '*/15 * * * *', run: (mayGoOn) => followRosters(deps, mayGoOn) },
    // Once more before the first message of the day leaves.
    audit_before_digests: { cron: '30 6 * * *', run: (mayGoOn) => auditTerms(deps, mayGoOn) },
    reckon_terms: { cron: '*/5 * * * *', run: (mayGoOn) => reckonTerms(deps, mayGoOn) },
    honour_absences: { cron: '* * * * *', run: (mayGoOn) => honourWaiting(deps, mayGoOn) },
    ...(organisers && {
      keep_events: { cron: '* * * * *', run: (mayGoOn) => keepEvents(deps, organisers, mayGoOn) },
      read_event_answers: {
        cron: '*/5 * * * *',
        run: (mayGoOn) => readEventAnswers(deps, organisers, mayGoOn),
      },
    }),
    ...(mail && {
      read_mailbox: { cron: '* * * * *', run: (mayGoOn) => readMailbox({ deps, ...mail }, mayGoOn) },
    }),
  };
}
