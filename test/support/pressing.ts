import type { PersonalView } from '../../src/app/views.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import type { Play } from './playing.ts';
import { WHO } from './school.ts';

type Part = Record<string, unknown>;

/**
 * Somebody presses a button of a card as it is drawn: what is sent is the button's own data and, unless it says
 * otherwise, every input of the card, with what was filled in or chosen beforehand.
 *
 * @throws Error when the card has no such button, or no input of that name.
 */
export async function pressOn(
  school: Play,
  person: PersonId,
  view: PersonalView,
  verb: string,
  filled: Readonly<Record<string, string>> = {},
): Promise<PersonalView | null> {
  const parts = partsOf(cardOf(view, 'nl'));
  const button = parts.find((part) => part.type === 'Action.Execute' && part.verb === verb);
  if (!button) throw new Error(`The card ${view.kind} has no button for ${verb}.`);
  const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));
  for (const id of Object.keys(filled))
    if (!inputs.some((input) => input.id === id))
      throw new Error(`The card ${view.kind} does not ask ${id}.`);
  const values = Object.fromEntries(inputs.map(({ id, value }) => [String(id), value ?? '']));
  const sent = button.associatedInputs === 'none' ? {} : { ...values, ...filled };
  const pressed = VERBS.get(verb)?.press(await school.turn(person), { ...(button.data as Part), ...sent });
  return pressed ?? null;
}

/** The coordinator, or who is named, presses a button of the card that is shown; see `pressOn`. */
export async function press(
  school: Play,
  view: PersonalView | null,
  verb: string,
  filled: Record<string, string> = {},
  person: PersonId = WHO.coordinator,
): Promise<PersonalView | null> {
  if (!view) throw new Error(`Nothing is shown on which ${verb} could be pressed.`);
  return pressOn(school, person, view, verb, filled);
}

/** The coordinator, or who is named, presses a button that stands on no card here, with data of its own. */
export async function pressRaw(
  school: Play,
  verb: string,
  data: unknown,
  person: PersonId = WHO.coordinator,
): Promise<PersonalView | null> {
  return (await VERBS.get(verb)?.press(await school.turn(person), data)) ?? null;
}

function partsOf(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(partsOf);
  return [part as Part, ...Object.values(part).flatMap(partsOf)];
}
