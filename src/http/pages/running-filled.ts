import { z } from 'zod';
import { keyOfOwner } from '../../app/agreed-actions/owners.ts';
import type { RunningEntry } from '../../app/running-case/entering-running.ts';
import type { RunningPage } from '../../app/running-case/views.ts';
import type { ActionOwner } from '../../domain/agreed-actions.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import type { ConcernId, PersonId, PupilId } from '../../domain/ids.ts';
import { AGE_BANDS, type AgeBand, LEFT_OUT_REASONS } from '../../domain/involvement-rules.ts';
import { OUTCOMES } from '../../domain/outcomes.ts';
import { isFilled, RUNNING_LIMITS, type TypedDay } from '../../domain/running-case.ts';

/** Of a text so much is read: longer than what may be kept, so that it is said to be too long and nobody loses what they typed. */
const MOST_TYPED = 2_000;
const Short = z.string().max(60).catch('');
const Id = z.uuid().nullable().catch(null);
/** Stands for parents who are in no list, where others have an id. */
const UNLISTED = 'unlisted';
const MOST_PARENTS = 12;

/** Everything of the form as it was typed, to be shown again beside what is wrong. */
export type RunningFilled = {
  id: string | null;
  pupilId: string | null;
  raisedBy: string;
  casushouder: string;
  firstSignalOn: string;
  atHomeSince: string;
  takenUpOn: string;
  ageBand: string;
  informedBy: string;
  secondPerson: string;
  /** By the id of a parent, or `unlisted`. */
  parents: ReadonlyMap<string, { informedOn: string; leftOut: string }>;
  tables: readonly string[];
  outcomes: readonly string[];
  agreedOn: string;
  actions: readonly { what: string; owner: string; dueOn: string }[];
};

/** Places 1 to `most`. */
export function places(most: number): number[] {
  return Array.from({ length: most }, (_, index) => index + 1);
}

export function parentKey(id: string | null): string {
  return id ?? UNLISTED;
}

/** A form that nothing was typed in: whoever puts it in told the parents, carries it, and raised it where no mentor did. */
export function emptyRunning({ id, pupil, raisers, holders, informers }: RunningPage): RunningFilled {
  return {
    ...filledRunning(new URLSearchParams({ id, leerling: pupil.id })),
    raisedBy: raisers[0]?.id ?? '',
    casushouder: holders[0]?.id ?? '',
    informedBy: informers[0]?.id ?? '',
  };
}

/** What was sent; a box that is not there counts as empty. */
export function filledRunning(form: URLSearchParams): RunningFilled {
  const text = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').slice(0, MOST_TYPED);
  const short = (name: string) => Short.parse(form.get(name) ?? '').trim();
  const parents = form
    .getAll('ouder')
    .slice(0, MOST_PARENTS)
    .map((key, index): [string, { informedOn: string; leftOut: string }] => [
      Short.parse(key),
      { informedOn: short(`informed-${index + 1}`), leftOut: short(`leftOut-${index + 1}`) },
    ]);
  return {
    id: Id.parse(form.get('id')),
    pupilId: Id.parse(form.get('leerling')),
    raisedBy: short('raisedBy'),
    casushouder: short('casushouder'),
    firstSignalOn: short('firstSignalOn'),
    atHomeSince: short('atHomeSince'),
    takenUpOn: short('takenUpOn'),
    ageBand: short('ageBand'),
    informedBy: short('informedBy'),
    secondPerson: short('secondPerson'),
    parents: new Map(parents),
    tables: places(RUNNING_LIMITS.tables).map((nth) => short(`table-${nth}`)),
    outcomes: OUTCOMES.filter((outcome) => form.getAll('outcomes').includes(outcome)),
    agreedOn: short('agreedOn'),
    actions: places(RUNNING_LIMITS.actions).map((nth) => ({
      what: text(`action-${nth}-what`),
      owner: short(`action-${nth}-owner`),
      dueOn: short(`action-${nth}-dueOn`),
    })),
  };
}

/** The same as a use case takes it; null for what this form never sends. */
export function entryIn(filled: RunningFilled): RunningEntry | null {
  const { id, pupilId } = filled;
  if (!id || !pupilId) return null;
  return {
    id: id as ConcernId,
    pupilId: pupilId as PupilId,
    form: {
      raisedBy: personIn(filled.raisedBy),
      casushouder: personIn(filled.casushouder),
      firstSignalOn: dayIn(filled.firstSignalOn),
      atHomeSince: dayIn(filled.atHomeSince),
      takenUpOn: dayIn(filled.takenUpOn),
      tables: filled.tables.map(dayIn),
      outcomes: OUTCOMES.filter((outcome) => filled.outcomes.includes(outcome)),
      agreedOn: dayIn(filled.agreedOn),
      actions: filled.actions.map(({ what, owner, dueOn }) => ({
        what,
        owner: ownerIn(owner),
        dueOn: dayIn(dueOn),
      })),
    },
    family: {
      // What was typed of a parent in no box is nothing: it is asked for again where it has to be there.
      parents: [...filled.parents]
        .filter(([, { informedOn, leftOut }]) => informedOn !== '' || leftOut !== '')
        .map(([key, { informedOn, leftOut }]) => ({
          guardianId: key === UNLISTED ? null : key,
          informedOn: readDate(informedOn),
          informedBy: personIn(filled.informedBy),
          leftOut: LEFT_OUT_REASONS.find((reason) => reason === leftOut) ?? null,
        })),
      secondPerson: personIn(filled.secondPerson),
      ageBand: Object.hasOwn(AGE_BANDS, filled.ageBand) ? (filled.ageBand as AgeBand) : null,
    },
  };
}

/** Whether something stands in the boxes of an action. */
export function isTyped({ what, owner, dueOn }: RunningFilled['actions'][number]): boolean {
  return isFilled({ what, owner: ownerIn(owner), dueOn: dayIn(dueOn) });
}

function personIn(typed: string): PersonId | null {
  return Id.parse(typed) as PersonId | null;
}

function dayIn(typed: string): TypedDay {
  return typed === '' ? null : (readDate(typed) ?? 'odd');
}

/** As a list of owners sends it; who that is, is judged by the case. */
function ownerIn(key: string): ActionOwner | null {
  if (key === 'pupil' || key === 'parents') return { kind: key };
  const [, id = ''] = key.split(' ');
  const owner = { kind: 'person' as const, id: id as PersonId };
  return Id.parse(id) && keyOfOwner(owner) === key ? owner : null;
}
