import { DEMO_PEOPLE, DEMO_TENANT, type DemoPerson, demoId, entraOf } from '../../../src/demo/people.ts';
import { lanes } from '../../../src/jobs/lanes.ts';

type Part = Record<string, unknown>;
/** The card that a press was answered with. */
export type Card = { parts: readonly Part[] };

const PUPILS: readonly { id: string; mentor: DemoPerson; parents: readonly number[] }[] = [
  { id: demoId(0x301), mentor: DEMO_PEOPLE.mentor, parents: [0x410, 0x411] },
  { id: demoId(0x302), mentor: DEMO_PEOPLE.mentor, parents: [0x420] },
  { id: demoId(0x303), mentor: DEMO_PEOPLE.mentor, parents: [0x430] },
  { id: demoId(0x304), mentor: DEMO_PEOPLE.otherMentor, parents: [0x440] },
  { id: demoId(0x305), mentor: DEMO_PEOPLE.otherMentor, parents: [0x450] },
  { id: demoId(0x306), mentor: DEMO_PEOPLE.otherMentor, parents: [0x460] },
];
export const PUPIL_COUNT = PUPILS.length;

export type People = {
  /** Everybody with a Teams opens the bot. */
  install(): Promise<void>;
  /**
   * A whole story about one pupil, from the first tap until the table is booked and the dossier is closed again, so that
   * the next one can begin. Returns the number on the receipt.
   */
  story(pupil: number): Promise<string>;
};

/**
 * People who press, and press again when no answer came: the same bytes, as Teams sends them again. `giveUp` ends the
 * waiting when the server does not come back.
 */
export function peopleAt(port: number, serviceUrl: string, giveUp: AbortSignal): People {
  let count = 0;
  // A mentor writes one report at a time: starting another shows the one that is open.
  const reporting = lanes();

  async function send(person: DemoPerson, change: object): Promise<unknown> {
    count += 1;
    const activity = JSON.stringify({
      id: `activity-${count}`,
      channelId: 'msteams',
      serviceUrl,
      from: { id: `29:${person.key}`, aadObjectId: entraOf(person) },
      recipient: { id: '28:bot' },
      conversation: { id: `a:${person.key}`, conversationType: 'personal', tenantId: DEMO_TENANT },
      channelData: { tenant: { id: DEMO_TENANT } },
      ...change,
    });
    for (;;) {
      giveUp.throwIfAborted();
      const answer = await sendOnce(activity);
      if (answer !== null) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Null when no whole answer came: the server was killed, or is not back yet. */
  async function sendOnce(body: string): Promise<unknown> {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      if (answer.status >= 500 || answer.status === 429) return null;
      const text = await answer.text();
      if (answer.status !== 200) throw new Refusal(`A press was answered ${answer.status}: ${text}`);
      return text === '' ? {} : JSON.parse(text);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return null;
    }
  }

  async function press(person: DemoPerson, verb: string, data: object): Promise<Card> {
    const answer = (await send(person, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data } },
    })) as { type?: string; value?: unknown };
    if (answer.type !== 'application/vnd.microsoft.card.adaptive')
      throw new Error(`${verb} was refused: ${JSON.stringify(answer)}`);
    return { parts: partsOf(answer.value) };
  }

  async function report(mentor: DemoPerson, pupil: string): Promise<Card> {
    const safety = await press(mentor, 'intake.start', {});
    const who = await press(mentor, 'intake.safety', { ...dataOf(safety, 'intake.safety'), answer: 'no' });
    const check = await press(mentor, 'intake.who', {
      ...dataOf(who, 'intake.who'),
      pupil,
      reasons: 'late',
      sinceUnknown: 'true',
      told: 'no',
    });
    return press(mentor, 'intake.send', dataOf(check, 'intake.send'));
  }

  return {
    async install() {
      const { mentor, otherMentor, coordinator, leerplicht, swv, buurtteam } = DEMO_PEOPLE;
      for (const person of [mentor, otherMentor, coordinator, leerplicht, swv, buurtteam])
        await send(person, { type: 'installationUpdate', action: 'add' });
    },
    async story(index) {
      const pupil = PUPILS[index % PUPILS.length];
      if (!pupil) throw new Error('There is no such pupil.');
      const { mentor } = pupil;
      const { coordinator } = DEMO_PEOPLE;
      const receipt = await reporting.run(mentor.key, () => report(mentor, pupil.id));
      const today = new Date().toISOString().slice(0, 10);
      const informed = pupil.parents.flatMap((_, nth) => [
        [`on_${nth + 1}`, today],
        [`by_${nth + 1}`, coordinator.id],
      ]);
      const accepted = await press(coordinator, 'triage.accept', {
        ref: refIn(receipt),
        parents: pupil.parents.map((number) => demoId(number)).join(','),
        ...Object.fromEntries(informed),
      });
      const opened = await press(coordinator, 'worklist.open', dataOf(accepted, 'worklist.open'));
      const table = await press(coordinator, 'table.show', dataOf(opened, 'table.show'));
      const yes = { ...dataOf(table, 'table.vote'), m1: 'yes', m2: 'yes', m3: 'yes' };
      for (const person of [coordinator, DEMO_PEOPLE.leerplicht, DEMO_PEOPLE.swv, DEMO_PEOPLE.buurtteam])
        await press(person, 'table.vote', yes);
      const phone = await press(coordinator, 'table.ask_phone', dataOf(table, 'table.ask_phone'));
      const said = {
        ...dataOf(phone, 'table.phone'),
        person: parentIn(phone),
        m1: 'yes',
        m2: 'yes',
        m3: 'yes',
      };
      await press(coordinator, 'table.phone', said);
      const { ref } = dataOf(opened, 'dossier.more') as { ref: object };
      await press(coordinator, 'dossier.close', { ref, second: 'moved_away' });
      return numberIn(receipt);
    },
  };
}

class Refusal extends Error {}

function dataOf({ parts }: Card, verb: string): object {
  const button = parts.find((part) => part.type === 'Action.Execute' && part.verb === verb);
  if (!button)
    throw new Error(
      `The card has no button for ${verb}: ${parts.map((part) => part.text ?? part.verb ?? '').join(' | ')}`,
    );
  return button.data as object;
}

function refIn({ parts }: Card): unknown {
  const ref = parts.map(({ data }) => (data as { ref?: unknown } | undefined)?.ref).find(Boolean);
  if (!ref) throw new Error('The card is about nothing.');
  return ref;
}

/** The first parent of whom an answer can be filled in. */
function parentIn({ parts }: Card): unknown {
  const parent = parts.find(({ title }) => /^ouder/i.test(String(title ?? '')));
  if (!parent) throw new Error('No parent can be answered for.');
  return parent.value;
}

function numberIn({ parts }: Card): string {
  const number = parts.map(({ text }) => String(text ?? '').match(/\b\d{2}-\d{3,5}\b/)?.[0]).find(Boolean);
  if (!number) throw new Error('The receipt has no number.');
  return number;
}

function partsOf(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(partsOf);
  return [part as Part, ...Object.values(part).flatMap(partsOf)];
}
