import type { ConcernState, Intake } from '../../domain/concern.ts';
import type { ConsultState } from '../../domain/consult.ts';
import type { NewDecision } from '../../domain/deciding-anew.ts';
import type { Details } from '../../domain/details.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { Pause } from '../../domain/pausing.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { Route } from '../../domain/triage.ts';
import { closedLongAgo } from '../case-page/reader.ts';
import { alsoAbout } from '../intake/showing-concern.ts';
import { type KernteamShown, kernteamShown } from '../kernteam/showing-kernteam.ts';
import type { AddedDetails } from '../ports/details.ts';
import type { Link } from '../ports/links.ts';
import type { Person, PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { familyOf } from '../triage/family.ts';
import type { Deps } from '../turn.ts';
import { familyVoices } from '../voices/showing-voices.ts';
import type { FamilyVoice } from '../voices/views.ts';
import { concernBehind } from './behind-concern.ts';
import { type FamilyHeard, familyHeard, namedIn } from './parents-heard.ts';
import { type Sharable, sharableNow } from './sharing-link.ts';

/** Everything about a concern, for the coordinator who judges it. */
export type ConcernPage = {
  language: Language;
  number: string;
  state: ConcernState;
  pupil: { name: PersonName; className: string; bornOn: SchoolDate | null } | null;
  raisedBy: PersonName | null;
  sentOn: SchoolDate | null;
  intake: Intake;
  /** What pupil and parents said before the table, the pupil first; empty as long as there is no dossier. */
  voices: readonly FamilyVoice[];
  /** What the parents know; null when the pupil is not in the school's list. */
  family: FamilyHeard | null;
  /** Who belongs at the table and why; null when the pupil is not in the school's list. */
  kernteam: KernteamShown | null;
  /** What else is open about the same pupil, by number. */
  also: { dossier: string | null; concerns: readonly string[] };
  /** What a coordinator chose; null while it waits. */
  decision: {
    route: Route;
    reason: string | null;
    reviewOn: SchoolDate | null;
    reviewedOn: SchoolDate | null;
    /** A parent or pupil who asked has heard it. */
    told: { on: SchoolDate; by: PersonName | null } | null;
  } | null;
  /** Every partner who was asked to call, first the first. */
  consults: readonly { seat: SeatKind; name: PersonName | null; state: ConsultState; on: SchoolDate }[];
  /** When people went slower on purpose, why, and with whom that was agreed. */
  pauses: readonly Pause[];
  /** When it was decided that there is no agreement yet, until when, why, and by whom. */
  anew: readonly (Omit<NewDecision, 'decidedBy' | 'secondPerson'> & { by: readonly PersonName[] })[];
  /** Of the family, those who can be given their link by hand. */
  sharable: readonly Sharable[];
  added: readonly { by: PersonName | null; on: SchoolDate; details: Details }[];
};

/** What the link to a concern shows by itself. */
export type ConcernDoor = Pick<ConcernPage, 'language' | 'number' | 'sentOn'>;

/** Looks which concern is behind a link, and reads nothing of it. Changes nothing, so that a scanner may do it. */
export function lookAtConcern(deps: Deps, link: Link): Promise<ConcernDoor | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<ConcernDoor | null> => {
    const behind = await concernBehind(tx, deps, link);
    if (!behind) return null;
    const { concern, holder } = behind;
    const person = await tx.people.byId(holder.personId);
    return {
      language: person?.language ?? (await tx.schools.here()).language,
      number: concern.number ?? '',
      sentOn: concern.submittedAt === null ? null : deps.wallClock.dateOf(concern.submittedAt),
    };
  });
}

/**
 * Reads a concern with all that was added to it, and writes in the audit who did. The link is good for half an hour
 * and for the person on whose own press it was made; who is no coordinator any more gets nothing.
 */
export function readConcern(deps: Deps, link: Link): Promise<ConcernPage | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<ConcernPage | null> => {
    const behind = await concernBehind(tx, deps, link);
    if (!behind) return null;
    const { concern, holder } = behind;

    const added = await tx.details.of(concern.id);
    const consults = await tx.consults.of(concern.id);
    const today = deps.wallClock.dateOf(deps.clock.now());
    const family = await familyOf(tx, concern, today);
    const dossier = await tx.dossiers.byConcern(concern.id);
    const pauses = dossier ? await tx.dossiers.pauses(dossier.id) : [];
    const anew = dossier ? await tx.dossiers.newDecisions(dossier.id) : [];
    const participants = dossier ? await tx.dossiers.participants(dossier.id) : [];
    const people = await peopleIn(tx, [
      holder.personId,
      concern.raisedBy,
      ...added.map(({ authorId }) => authorId),
      ...consults.map(({ personId }) => personId),
      ...anew.flatMap(({ decidedBy, secondPerson }) => [decidedBy, secondPerson]),
      ...(concern.triage?.told ? [concern.triage.told.by] : []),
      ...(family ? namedIn(family) : []),
    ]);
    const pupil = family?.pupil ?? null;
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: holder.personId },
      action: 'concern.read',
      subject: { kind: 'concern', id: concern.id },
      ground: 'coordination',
    });

    const day = (at: AddedDetails['writtenAt']) => deps.wallClock.dateOf(at);
    return {
      language: people.get(holder.personId)?.language ?? (await tx.schools.here()).language,
      number: concern.number ?? '',
      state: concern.state,
      pupil: pupil && { name: pupil.name, className: pupil.className, bornOn: pupil.bornOn },
      raisedBy: people.get(concern.raisedBy)?.name ?? null,
      sentOn: concern.submittedAt === null ? null : day(concern.submittedAt),
      intake: concern.intake,
      family: family && familyHeard(family, (id) => people.get(id)?.name ?? null),
      kernteam: family && (await kernteamShown(tx, family.pupil, family.age, today, participants)),
      also: await alsoAbout(tx, concern),
      pauses,
      anew: anew.map(({ decidedBy, secondPerson, ...decision }) => ({
        ...decision,
        by: [decidedBy, secondPerson].flatMap((id) => people.get(id)?.name ?? []),
      })),
      decision: concern.triage && {
        route: concern.triage.route as Route,
        reason: concern.triage.reason,
        reviewOn: concern.triage.reviewOn as SchoolDate | null,
        reviewedOn: concern.triage.reviewedOn as SchoolDate | null,
        told: concern.triage.told && {
          on: concern.triage.told.on as SchoolDate,
          by: people.get(concern.triage.told.by)?.name ?? null,
        },
      },
      consults: consults.map(({ seat, personId, state, changedAt }) => ({
        seat,
        name: people.get(personId)?.name ?? null,
        state,
        on: day(changedAt),
      })),
      sharable: await sharableNow(tx, deps, concern),
      voices: dossier && !closedLongAgo(deps, dossier) ? await familyVoices(tx, deps, dossier, 'words') : [],
      added: added.map(({ authorId, writtenAt, details }) => ({
        by: people.get(authorId)?.name ?? null,
        on: day(writtenAt),
        details,
      })),
    };
  });
}

async function peopleIn(tx: Tx, ids: readonly Person['id'][]): Promise<ReadonlyMap<Person['id'], Person>> {
  const people = await tx.people.byIds([...new Set(ids)]);
  return new Map(people.map((person) => [person.id, person]));
}
