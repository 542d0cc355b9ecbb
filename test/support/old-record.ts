import { macOf } from '../../src/storage/audit.ts';
import type { Engine } from '../../src/storage/engine.ts';
import type { Keys } from '../../src/storage/sealing.ts';
import { OLD } from './old-installation.ts';
import { SCHOOL } from './school.ts';

/** What schema 5 said in the name of an action, each with what it is about. */
export const TOLD = [
  ['concern.doubted_safety', 'concern'],
  ['concern.stopped_for_safety', 'concern'],
  ['concern.call_asked', 'concern'],
  ['concern.released', 'concern'],
  ['concern.asker_told', 'concern'],
  ['consult.calling', 'concern'],
  ['consult.done', 'concern'],
  ['consult.passed', 'concern'],
  ['dossier.ground_recorded', 'dossier'],
  ['dossier.ground_withdrawn', 'dossier'],
  ['dossier.parent_told', 'dossier'],
  ['dossier.parents_in', 'dossier'],
] as const;

/** Behind those, more than go at a time: who read the concern. */
export const READ = 1100;

/** A whole chain as schema 5 keeps it: one row that tells nothing, then those that tell, then many that do not. */
export async function oldRecord(engine: Engine, keys: Keys): Promise<void> {
  const reads = Array.from({ length: READ }, () => ['concern.read', 'concern'] as const);
  let previous: Buffer = Buffer.alloc(0);
  const rows = [['concern.sent', 'concern'] as const, ...TOLD, ...reads].map(([action, kind], index) => {
    const entry = {
      at: Date.parse('2026-11-23T09:00:00Z') as never,
      actor: { kind: 'person' as const, id: OLD.person },
      action,
      subject: { kind, id: OLD[kind] },
      ground: (action === 'concern.released' ? 'safety_officer' : 'coordination') as never,
    };
    previous = macOf(keys.audit, previous, SCHOOL, BigInt(index + 1), entry, null);
    return {
      seq: index + 1,
      action,
      kind,
      about: OLD[kind],
      ground: entry.ground,
      mac: previous.toString('hex'),
    };
  });
  await engine.query(
    `insert into audit (school_id, seq, at, actor_kind, actor_id, action, subject_kind, subject_id, ground, mac)
     select $1, seq, '2026-11-23T09:00:00Z', 'person', $2, action, kind, about, ground, decode(mac, 'hex')
     from jsonb_to_recordset($3::jsonb) as given (seq bigint, action text, kind text, about uuid, ground text, mac text)`,
    [SCHOOL, OLD.person, JSON.stringify(rows)],
  );
  await engine.query('insert into audit_head (school_id, seq, mac) values ($1, $2, $3)', [
    SCHOOL,
    rows.length,
    previous,
  ]);
}

/** Keys by which messages were planned once, as they were and as they are. */
export const OLD_KEYS = [
  ['channel_card', 'channel_card:x:3:dossier.ground_withdrawn', 'channel_card:x:3:dossier.changed'],
  ['channel_card', 'channel_card:x:4:dossier.agreed', 'channel_card:x:4:dossier.agreed'],
  ['card_edit', 'card_edit:1:doubted:5', 'card_edit:1:concern:5'],
  ['card_edit', 'card_edit:p:1:released:6', 'card_edit:p:1:concern:6'],
  ['card_edit', 'card_edit:1:told:7', 'card_edit:1:concern:7'],
  ['card_edit', 'card_edit:p:1:ground:8', 'card_edit:p:1:dossier:8'],
  ['intake_resume', 'intake_resume:p:released:c:9', 'intake_resume:p:concern:c:9'],
] as const;

export async function oldNotices(engine: Engine): Promise<void> {
  for (const [kind, key] of OLD_KEYS)
    await engine.query(
      `insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
       values (gen_random_uuid(), $1, $2, 'person', $3, '{}', $4, now(), 'sent', now())`,
      [SCHOOL, kind, OLD.person, key],
    );
}
