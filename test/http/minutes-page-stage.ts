import { beforeEach } from '@jest/globals';
import { MINUTES_TEXTS } from '../../src/domain/minutes/minutes.ts';
import { printOf } from '../../src/domain/minutes/prints.ts';
import { lookAt, sendTo, ticketIn } from '../support/door.ts';
import { begunTable, minutesDoor } from '../support/minutes.ts';
import { WHO } from '../support/school.ts';
import { servedSchool } from '../support/served-school.ts';
import type { Asked } from '../support/tables.ts';

/** The page with the minutes of Sam's table that has begun, opened by the coordinator; nothing is written yet. */
export function minutesPageStage() {
  const school = servedSchool();
  let asked: Asked;
  let door: string;
  let ticket: string;

  beforeEach(async () => {
    asked = await begunTable(school());
    door = await minutesDoor(school(), asked.dossier);
    ticket = ticketIn(await lookAt(door));
  });

  return {
    school,
    asked: () => asked,
    door: () => door,
    press,
    boxesIn,
    printNow,
    whole,
    goOnFrom,
  };

  /** Everything that minutes need to be final. */
  async function whole(): Promise<void> {
    await press('allen', { deel: 'wie' });
    await press('kies:heard:at_table:aan', { deel: 'stem', pupilSays: 'Ik wil timmeren' });
    await press(`regisseur:person:${WHO.mentor}`, { deel: 'plan' });
    await press('kies:next:4:aan', { deel: 'plan' });
  }

  /** In a box in which nothing stood, unless it is said what somebody saw there. */
  function press(doe: string, fields: Record<string, string> = {}) {
    const empty = Object.fromEntries(MINUTES_TEXTS.map((at) => [`was-${at}`, printOf('')]));
    return sendTo(`${door}?taal=nl`, { ticket, doe, ...empty, ...fields });
  }

  /** Every box of a page as it was drawn, with what goes along with it. */
  function boxesIn({ text }: { text: string }): Record<string, string> {
    const hidden = [...text.matchAll(/name="(was-\w+|deel)" value="([^"]*)"/g)];
    const boxes = [...text.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g)];
    return Object.fromEntries([...hidden, ...boxes].map(([, name = '', value = '']) => [name, value]));
  }

  /** What goes along with what is read out. */
  async function printNow(): Promise<string> {
    return (await press('ga:lees')).text.match(/name="gelezen" value="([^"]*)"/)?.[1] ?? '';
  }

  /** Presses from here on with the ticket of this page. */
  function goOnFrom(text: string): void {
    ticket = text.match(/name="ticket" value="([^"]*)"/)?.[1] ?? '';
  }
}
