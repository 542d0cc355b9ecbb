import type { SchoolId } from '../../domain/ids.ts';
import type { AbsenceBooks } from './absence-duty.ts';
import type { Absences, AbsencesWaiting } from './absences.ts';
import type { AgendaReadings, Agendas } from './agendas.ts';
import type { AgreedActions } from './agreed-actions.ts';
import type { AgreedOutcomes } from './agreed-outcomes.ts';
import type { Audit } from './audit.ts';
import type { Auditing, AuditsMissed } from './auditing.ts';
import type { CasePast } from './case-past.ts';
import type { Closings } from './closings.ts';
import type { Codes } from './codes.ts';
import type { Concerns } from './concerns.ts';
import type { Consults } from './consults.ts';
import type { Conversations } from './conversations.ts';
import type { Deadlines, DeadlinesDue } from './deadlines.ts';
import type { DetailsStore } from './details.ts';
import type { Digests } from './digests.ts';
import type { Dossiers } from './dossiers.ts';
import type { EventReadings, Events } from './events.ts';
import type { Facts } from './facts.ts';
import type { FeedReadings, Feeds } from './feeds.ts';
import type { FeltHeardStore } from './felt-heard.ts';
import type { Inbox } from './inbox.ts';
import type { JgzAdvices } from './jgz-advice.ts';
import type { Links } from './links.ts';
import type { MinutesStore } from './minutes.ts';
import type { NoticePlans } from './notices.ts';
import type { OutgoingLog } from './outgoing.ts';
import type { People } from './people.ts';
import type { PlayingFields } from './playing-field.ts';
import type { Pupils } from './pupils.ts';
import type { Reckoning } from './reckoning.ts';
import type { Regisseurs } from './regisseurs.ts';
import type { Reminding } from './reminding.ts';
import type { MailReadings, Replies } from './replies.ts';
import type { Rooms } from './rooms.ts';
import type { SchoolAdviceStore } from './school-advice.ts';
import type { SchoolRoutes } from './school-routes.ts';
import type { Schools } from './schools.ts';
import type { Siblings } from './siblings.ts';
import type { Tables } from './tables.ts';
import type { Voices } from './voices.ts';

/**
 * One transaction at one school: what is done through it is done whole or not at all. An error inside is never
 * caught inside, since a caught error within PGlite would commit one half.
 */
export type Tx = {
  schools: Schools;
  people: People;
  absences: Absences;
  reminding: Reminding;
  playingField: PlayingFields;
  pupils: Pupils;
  concerns: Concerns;
  consults: Consults;
  details: DetailsStore;
  absenceBooks: AbsenceBooks;
  dossiers: Dossiers;
  actions: AgreedActions;
  voices: Voices;
  jgzAdvice: JgzAdvices;
  feltHeard: FeltHeardStore;
  agreedOutcomes: AgreedOutcomes;
  regisseurs: Regisseurs;
  minutes: MinutesStore;
  schoolAdvice: SchoolAdviceStore;
  past: CasePast;
  facts: Facts;
  routes: SchoolRoutes;
  closings: Closings;
  tables: Tables;
  rooms: Rooms;
  agendas: Agendas;
  events: Events;
  replies: Replies;
  siblings: Siblings;
  deadlines: Deadlines;
  digests: Digests;
  notices: NoticePlans;
  outgoing: OutgoingLog;
  links: Links;
  codes: Codes;
  feeds: Feeds;
  conversations: Conversations;
  inbox: Inbox;
  audit: Audit;
  auditing: Auditing;
  reckoning: Reckoning;
};

/** What can be asked at no school: nothing about a pupil, a concern or what somebody said. */
export type Outside = {
  schools: Pick<Schools, 'ids'>;
  conversations: Pick<Conversations, 'seen'>;
  inbox: Pick<Inbox, 'forget'>;
  agendas: AgendaReadings;
  events: EventReadings;
  mail: MailReadings;
  absences: AbsencesWaiting;
  people: Pick<People, 'standing'>;
  deadlines: DeadlinesDue;
  auditing: AuditsMissed;
  feeds: FeedReadings;
};

export type Store = {
  /**
   * Runs the work in one transaction, as the role `app` at this school; an error thrown undoes all of it. Work that the
   * database ends for the sake of another is run again from its start, so it changes nothing outside its transaction.
   */
  transact<T>(schoolId: SchoolId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same at no school: for what belongs to none, or for what is done before one is known. */
  outside<T>(work: (tx: Outside) => Promise<T>): Promise<T>;
};
