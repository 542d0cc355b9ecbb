import type { ConsultStep } from '../../domain/consult.ts';
import type { ConsultId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Consult } from '../ports/consults.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { consultView, holdsSeat } from './showing-consult.ts';
import { canStep, consultForChange, editOf, takeStep } from './taking-steps.ts';

/** "Ik bel", "Gedaan" or "Mijn vervanger", from the card. Only whoever was asked and has the seat; an older card shows how it stands now. */
export function answerConsult(turn: Turn, ref: CardRef, step: ConsultStep): Promise<PersonalView> {
  async function work(tx: Tx): Promise<Done> {
    const found = await consultForChange(tx, ref.id as ConsultId);
    if (!found) return refused('card_outdated');
    const { consult } = found;
    const isAsked = consult.personId === turn.actor.personId;
    if (!isAsked || !(await holdsSeat(tx, consult, turn.today))) return refused('not_your_seat');
    if (consult.version !== ref.version || !canStep(found, step)) return shown(turn, tx, consult);

    const next = await takeStep(turn, tx, found, step);
    if (!next) return refused('no_deputy');
    if (turn.cardActivity) await tx.notices.plan([editOf(turn, next, turn.cardActivity)]);

    return shown(turn, tx, next);
  }

  return once(turn, ref.schoolId, work, async (tx, { id }) => {
    const consult = await tx.consults.byId(id as ConsultId);
    return consult ? consultView(tx, consult, lookingOf(turn)) : { kind: 'refused', code: 'card_outdated' };
  });
}

async function shown(turn: Turn, tx: Tx, consult: Consult): Promise<Done> {
  return {
    outcome: { show: 'consult', id: consult.id },
    view: await consultView(tx, consult, lookingOf(turn)),
  };
}

function lookingOf(turn: Turn) {
  return { today: turn.today, wallClock: turn.deps.wallClock };
}
