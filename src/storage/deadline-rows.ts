import type { Deadline } from '../app/ports/deadlines.ts';
import type { ActionId, ConcernId, DeadlineId, DossierId, Instant, SchoolDate } from '../domain/ids.ts';
import { frozenFor } from '../domain/terms/catalogue.ts';
import type { DeadlineRule, Frozen } from '../domain/terms/term.ts';

export type DeadlineRow = {
  id: DeadlineId;
  concern_id: ConcernId | null;
  dossier_id: DossierId | null;
  action_id: ActionId | null;
  rule: string;
  starts_on: string;
  due_on: string;
  state: string;
  frozen: unknown;
  generation: number;
  next_step: number | null;
  next_at: Date | null;
  waits_because: string | null;
  acknowledged_on: string | null;
  snoozes: number;
  snoozed_until: string | null;
};

export function columnsOf(deadline: Deadline) {
  const { about, next } = deadline;
  return {
    id: deadline.id,
    concern_id: 'concernId' in about ? about.concernId : null,
    dossier_id: 'dossierId' in about ? about.dossierId : null,
    action_id: ('actionId' in about && about.actionId) || null,
    rule: deadline.rule,
    starts_on: deadline.startsOn,
    due_on: deadline.dueOn,
    state: deadline.state,
    frozen: deadline.frozen,
    generation: deadline.generation,
    next_step: next?.step ?? null,
    next_at: next && new Date(next.at),
    waits_because: deadline.waitsBecause,
    acknowledged_on: deadline.acknowledgedOn,
    snoozes: deadline.snoozes,
    snoozed_until: deadline.snoozedUntil,
  };
}

export function deadlineOf(row: DeadlineRow): Deadline {
  const rule = row.rule as DeadlineRule;
  const about: Deadline['about'] = row.concern_id
    ? { concernId: row.concern_id }
    : {
        dossierId: row.dossier_id as DossierId,
        ...(row.action_id !== null && { actionId: row.action_id }),
      };
  return {
    id: row.id,
    about,
    rule,
    startsOn: row.starts_on as SchoolDate,
    dueOn: row.due_on as SchoolDate,
    state: row.state as Deadline['state'],
    // A term that started before anything was frozen has the catalogue's.
    frozen: (row.frozen as Frozen | null) ?? frozenFor(rule, {}),
    generation: row.generation,
    next:
      row.next_step === null || row.next_at === null
        ? null
        : { step: row.next_step, at: row.next_at.getTime() as Instant },
    waitsBecause: row.waits_because as Deadline['waitsBecause'],
    acknowledgedOn: row.acknowledged_on as SchoolDate | null,
    snoozes: row.snoozes,
    snoozedUntil: row.snoozed_until as SchoolDate | null,
  };
}
