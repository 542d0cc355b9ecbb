import { type Coordinator, hearingOf, inLine } from '../../domain/coordinators.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { StepAudience } from '../../domain/terms/term.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Listener } from '../ports/digests.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Pupil } from '../ports/pupils.ts';

/** What a term is about, as it stands now. */
export type Matter = {
  concern: Concern | null;
  dossier: Dossier | null;
  pupil: Pupil | null;
  /** The pupil's class, as it stands with coordinators; null = unknown. */
  classKey: string | null;
  /**
   * Who looks after the action or the advice that it is about, which need not be whoever carries the case; null = it is about neither,
   * or nobody does.
   */
  ownerId: PersonId | null;
};

/** Who works at the school today, and whether it has a channel. */
export type Around = {
  coordinators: readonly Coordinator[];
  working: ReadonlySet<PersonId>;
  hasChannel: boolean;
};

/**
 * Who hears of a term at one rung. A rung that would say to somebody what they heard at an earlier one has nobody left:
 * a coordinator who carries the dossier is not told as coordinator what she knows as casushouder. In place of one who hears of
 * legal duties alone come those who hear of the rest.
 */
export function whom(term: Deadline, matter: Matter, around: Around, audience: StepAudience): Listener[] {
  const coordinators = hearingOf(around.coordinators, term.frozen.force === 'law');
  const line = inLine(coordinators, matter.classKey);
  const responsible = responsibleFor(term, matter, around, line);
  switch (audience) {
    case 'responsible':
      return people(responsible);
    case 'deputy':
      if (term.rule === 'jgz_review' && matter.ownerId === null) return people(responsible);
      return people(nextToAsk(term, matter, around, responsible).filter((id) => !responsible.includes(id)));
    case 'coordinator': {
      const told = [...responsible, ...holderOfOther(matter, around)];
      return people(line.filter((id) => !told.includes(id)));
    }
    case 'scale_up':
      return people(line);
    case 'channel':
      return matter.dossier && around.hasChannel ? [{ kind: 'channel' }] : [];
  }
}

/** Whoever took something on and left is not waited for: the coordinators hear it in their place. */
function responsibleFor(
  { rule, about }: Deadline,
  { concern, dossier, ownerId }: Matter,
  { working }: Around,
  line: readonly PersonId[],
): readonly PersonId[] {
  const own = 'dossierId' in about ? (ownerId ?? dossier?.casushouderId) : ownOf(rule, concern);
  return own && working.has(own) ? [own] : line;
}

/** The colleague who took it down tells the answer, whoever decided looks again; all else is for the coordinators. */
function ownOf(rule: Deadline['rule'], concern: Concern | null): PersonId | null | undefined {
  if (rule === 'asker_told') return concern?.raisedBy;
  return rule === 'review' ? concern?.ownerId : null;
}

/**
 * Whoever carries the case is asked about an action of somebody else before any coordinator; of all else those who stand in. Where
 * nobody (any more) sits for youth health care who may read along, whoever carries the case is to look, and may not have heard before.
 */
function nextToAsk(
  term: Deadline,
  matter: Matter,
  around: Around,
  responsible: readonly PersonId[],
): readonly PersonId[] {
  const holder = holderOfOther(matter, around);
  return holder.length > 0
    ? holder
    : deputiesOf(hearingOf(around.coordinators, term.frozen.force === 'law'), responsible);
}

/** Whoever carries the case in which somebody else promised this; nobody where it is about no action, or about their own. */
function holderOfOther({ dossier, ownerId }: Matter, { working }: Around): PersonId[] {
  const holder = dossier?.casushouderId;
  return ownerId && holder && ownerId !== holder && working.has(holder) ? [holder] : [];
}

function deputiesOf(all: readonly Coordinator[], responsible: readonly PersonId[]): PersonId[] {
  return all.flatMap(({ personId, deputyOf, isAway }) =>
    deputyOf !== null && responsible.includes(deputyOf) && !isAway ? [personId] : [],
  );
}

function people(ids: readonly PersonId[]): Listener[] {
  return [...new Set(ids)].map((id) => ({ kind: 'person', id }));
}
