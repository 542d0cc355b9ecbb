import type { Language } from '../domain/ids.ts';

/** What can be typed to the bot. Everything else is not understood, and says what can be. */
export type Command =
  | { kind: 'hello' }
  | { kind: 'help' }
  | { kind: 'report' }
  | { kind: 'worklist' }
  | { kind: 'field' }
  | { kind: 'running_case' }
  | { kind: 'own_tables' }
  | { kind: 'own_actions' }
  | { kind: 'reminding' }
  | { kind: 'status'; number: string | null }
  | { kind: 'language'; language: Language }
  | { kind: 'away'; days: string | null; language: Language }
  | { kind: 'back' }
  | { kind: 'none' };

/**
 * Anchored on both sides: a report that happens to contain the word "help" is not a command. Dutch and English, with a
 * closing full stop or exclamation mark forgiven.
 */
const COMMANDS: readonly [RegExp, (match: RegExpMatchArray) => Command][] = [
  [/^(hoi|hallo|hey|hi|hello|start)$/i, () => ({ kind: 'hello' })],
  [/^(help|hulp|\?)$/i, () => ({ kind: 'help' })],
  [/^(nieuwe )?(melding|melden|report|new report)$/i, () => ({ kind: 'report' })],
  [/^(mijn lijst|lijst|my list|list)$/i, () => ({ kind: 'worklist' })],
  [/^((mijn |het )?speelveld|(my |the )?playing field)$/i, () => ({ kind: 'field' })],
  [/^((een )?lopende casus|(a )?running case)$/i, () => ({ kind: 'running_case' })],
  [/^(mijn tafels|tafels|my tables|tables)$/i, () => ({ kind: 'own_tables' })],
  [/^(mijn acties|acties|my actions|actions)$/i, () => ({ kind: 'own_actions' })],
  [/^((mijn )?herinnering(en)?|(my )?reminders?)$/i, () => ({ kind: 'reminding' })],
  [/^status(?:\s+(\d{2}-\d{3,5}))?$/i, (match) => ({ kind: 'status', number: match[1] ?? null })],
  [/^(english|engels|in english)$/i, () => ({ kind: 'language', language: 'en' })],
  [/^(nederlands|dutch|in het nederlands)$/i, () => ({ kind: 'language', language: 'nl' })],
  [
    /^(?:afwezig|ik ben (?:er (?:even )?niet|afwezig|weg))(?: (.+))?$/i,
    (match) => ({ kind: 'away', days: match[1] ?? null, language: 'nl' }),
  ],
  [
    /^(?:away|absent|(?:i am|i'm|i will be|i'll be) (?:away|absent|not there|out of office))(?: (.+))?$/i,
    (match) => ({ kind: 'away', days: match[1] ?? null, language: 'en' }),
  ],
  [/^(ik ben (er weer|terug)|terug|(i am|i'm) back|back)$/i, () => ({ kind: 'back' })],
];

export function commandOf(text: string): Command {
  const said = text
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ');
  for (const [pattern, make] of COMMANDS) {
    const match = said.match(pattern);
    if (match) return make(match);
  }
  return { kind: 'none' };
}
