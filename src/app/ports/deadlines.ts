import type { DeadlineRule } from '../../domain/deadlines.ts';
import type { ConcernId, DeadlineId, DossierId, SchoolDate } from '../../domain/ids.ts';

export type Deadline = {
  id: DeadlineId;
  about: { concernId: ConcernId } | { dossierId: DossierId };
  rule: DeadlineRule;
  ruleVersion: number;
  startsOn: SchoolDate;
  dueOn: SchoolDate;
  state: 'running' | 'met' | 'stopped';
};

export type Deadlines = {
  /** Begins these terms. One whose id is known begins anew with its new days: a concern that is judged a second time. */
  start(deadlines: readonly Deadline[]): Promise<void>;
  end(about: Deadline['about'], rules: readonly DeadlineRule[] | 'all', as: 'met' | 'stopped'): Promise<void>;
  of(about: Deadline['about']): Promise<Deadline[]>;
  /** Everything of these rules that runs at this school, soonest first; at most 1000. */
  running(rules: readonly DeadlineRule[]): Promise<Deadline[]>;
  byId(id: DeadlineId): Promise<Deadline | null>;
};
