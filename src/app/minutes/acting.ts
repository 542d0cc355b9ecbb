import { type ActionForm, isSameOwner } from '../../domain/agreed-actions.ts';
import type { ActionId, ParticipantId } from '../../domain/ids.ts';
import { faultOfText, said, type Tap, tapped } from '../../domain/minutes/changing.ts';
import type { FamilySay, Minutes, MinutesText } from '../../domain/minutes/minutes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { VOICE_QUESTIONS } from '../../domain/voices.ts';
import { keepAction } from '../agreed-actions/changing-actions.ts';
import { endAction } from '../agreed-actions/guarding-action.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { isFamily } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import type { MinutesBehind } from './behind-minutes.ts';
import { askedTo, namesOf } from './people-at-table.ts';

/** What a button of the page does, besides keeping what was typed. */
export type MinutesAct =
  | { does: 'nothing' }
  | { does: 'tap'; tap: Tap }
  | { does: 'everybody_here' }
  /** What this one of the family said beforehand is put below what stands in their box. */
  | { does: 'take_over'; id: ParticipantId }
  | { does: 'add_action'; id: ActionId; form: ActionForm }
  | { does: 'drop_action'; id: ActionId }
  /** `read` = the print of what they were read. */
  | { does: 'say'; id: ParticipantId; says: FamilySay['says']; words: string; read: string }
  /** `read` = the print of what was on the screen of whoever makes it final. */
  | { does: 'finish'; read: string }
  | { does: 'reopen' };

/** Where a fault is: a box, the new agreement, or what one of the family says. */
export type MinutesFault = {
  code: RefusalCode;
  at: MinutesText | keyof ActionForm | `say-${string}` | null;
};

export type Acted = { next: Minutes; faults: readonly MinutesFault[] };

/** What a press makes of the minutes, and of the agreements beside them. Making them final and opening them again is not done here. */
export async function acted(
  tx: Tx,
  deps: Deps,
  behind: MinutesBehind,
  minutes: Minutes,
  act: MinutesAct,
): Promise<Acted> {
  switch (act.does) {
    case 'nothing':
    case 'finish':
    case 'reopen':
      return { next: minutes, faults: [] };
    case 'everybody_here': {
      const asked = (await askedTo(tx, behind, minutes)).filter(({ invited }) => invited).map(({ id }) => id);
      return { next: tapped(minutes, { tap: 'everybody_here', asked }), faults: [] };
    }
    case 'tap':
      return (await isKnown(tx, behind, minutes, act.tap))
        ? { next: tapped(minutes, act.tap), faults: [] }
        : { next: minutes, faults: [NOT_AT_TABLE] };
    case 'take_over':
      return takenOver(tx, behind, minutes, act.id);
    case 'add_action':
      return added(tx, deps, behind, minutes, act);
    case 'drop_action':
      return dropped(tx, deps, behind, minutes, act.id);
    case 'say': {
      const who = (await askedTo(tx, behind, minutes)).find(({ id }) => id === act.id);
      if (!who || !isFamily(who)) return { next: minutes, faults: [NOT_AT_TABLE] };
      const { says, words, read } = act;
      const kept = said(minutes, { who: who.id, says, words, on: workAt(deps).today, about: read });
      return 'code' in kept
        ? { next: minutes, faults: [{ code: kept.code, at: `say-${who.id}` }] }
        : { next: kept.minutes, faults: [] };
    }
  }
}

const NOT_AT_TABLE: MinutesFault = { code: 'minutes_not_at_table', at: null };

/** The same form a second time adds nothing; a form that was sent before and says something else by now is another agreement. */
async function added(
  tx: Tx,
  deps: Deps,
  behind: MinutesBehind,
  minutes: Minutes,
  { id: sent, form }: Extract<MinutesAct, { does: 'add_action' }>,
): Promise<Acted> {
  const actions = await tx.actions.of(behind.dossier.id);
  const before = actions.find((each) => each.id === sent);
  const isSame =
    before?.what === form.what.trim() &&
    before.dueOn === form.dueOn &&
    form.owner !== null &&
    isSameOwner(before.owner, form.owner);
  if (isSame) return { next: minutes, faults: [] };
  const id = before ? deps.ids.next<ActionId>() : sent;
  const faults = await keepAction(tx, deps, { ...behind, actions }, id, form);
  const actionsAdded = faults.length > 0 ? minutes.actionsAdded : [...minutes.actionsAdded, id];
  return { next: { ...minutes, actionsAdded }, faults };
}

/** A mistake is taken away again; what was agreed before this table is ended where the agreements are kept. */
async function dropped(
  tx: Tx,
  deps: Deps,
  { dossier, by }: MinutesBehind,
  minutes: Minutes,
  id: ActionId,
): Promise<Acted> {
  const action = (await tx.actions.of(dossier.id)).find((each) => each.id === id);
  if (!minutes.actionsAdded.includes(id) || action?.state !== 'open') return { next: minutes, faults: [] };
  await endAction(tx, deps, action, 'not_needed', by);
  await tx.audit.add({
    at: workAt(deps).now,
    actor: { kind: 'person', id: by },
    action: 'dossier.changed',
    detail: 'action_ended',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
  return {
    next: { ...minutes, actionsAdded: minutes.actionsAdded.filter((each) => each !== id) },
    faults: [],
  };
}

/** Not what the pupil keeps from the parents: they are at this table. Of two parents each is named. */
async function takenOver(tx: Tx, behind: MinutesBehind, minutes: Minutes, id: ParticipantId): Promise<Acted> {
  const asked = await askedTo(tx, behind, minutes);
  const who = asked.find((each) => each.id === id);
  const given = (await tx.voices.lastIn(behind.dossier.id)).filter(
    ({ participantId, voice }) => participantId === id && voice.parentsMayRead !== false,
  );
  if (!who || !isFamily(who) || given.length === 0) return { next: minutes, faults: [NOT_AT_TABLE] };
  const at = who.role === 'leerling' ? 'pupilSays' : 'parentsSay';
  const box = minutes.texts[at];
  const answers = given
    .flatMap(({ voice }) => VOICE_QUESTIONS.map((question) => voice[question]))
    .filter((answer) => answer !== '' && !box.includes(answer));
  if (answers.length === 0) return { next: minutes, faults: [] };
  const name = await nameBefore(tx, behind, asked, who);
  const text = [...(box === '' ? [] : [box]), `${name}${answers.join('\n')}`].join('\n');
  const code = faultOfText(text);
  return code
    ? { next: minutes, faults: [{ code, at }] }
    : { next: { ...minutes, texts: { ...minutes.texts, [at]: text } }, faults: [] };
}

async function nameBefore(
  tx: Tx,
  behind: MinutesBehind,
  asked: readonly Participant[],
  who: Participant,
): Promise<string> {
  if (asked.filter(({ role }) => role === who.role).length < 2) return '';
  const name = (await namesOf(tx, behind, asked)).get(who.who.id);
  return name ? `${name.roepnaam}: ` : '';
}

/** Nobody is put down as present, or chosen as regisseur, who has no place at this table. */
async function isKnown(tx: Tx, behind: MinutesBehind, minutes: Minutes, tap: Tap): Promise<boolean> {
  if (tap.tap !== 'presence' && tap.tap !== 'absent_why' && tap.tap !== 'regisseur') return true;
  const asked = await askedTo(tx, behind, minutes);
  if (tap.tap === 'presence') return asked.some(({ id }) => id === tap.id);
  if (tap.tap === 'absent_why') return asked.some((each) => each.id === tap.id && isFamily(each));
  const { dossier } = behind;
  const participants = await tx.dossiers.participants(dossier.id);
  const isPerson = (id: string) =>
    id === dossier.casushouderId ||
    participants.some(({ who, untilOn }) => who.kind === 'person' && who.id === id && untilOn === null);
  const { regisseur } = tap;
  if (regisseur.kind === 'person') return isPerson(regisseur.id);
  const isParent = asked.some(({ id, role }) => id === regisseur.participantId && role === 'ouder');
  return isParent && (regisseur.beside === null || isPerson(regisseur.beside));
}
