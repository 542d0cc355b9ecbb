import { type Got, lookAt, sendTo, ticketIn } from './door.ts';
import type { Play } from './playing.ts';
import { deliverDue } from './triage.ts';

/** A mail as it would go out: to whom, and what it says in codes. */
export type Posted = { to: string; kind: string; url: string };

/** Everything that goes out by mail now. */
export async function postedNow(school: Play): Promise<Posted[]> {
  return (await deliverDue(school)).flatMap(({ delivery }) =>
    delivery.kind === 'mail'
      ? [
          {
            to: delivery.to,
            kind: delivery.letter.kind,
            url: 'url' in delivery.letter ? (delivery.letter.url ?? '') : '',
          },
        ]
      : [],
  );
}

/** Presses the button that asks for the link to the own page; gives the letters with one that go out then. */
export async function askedOwnPage(school: Play, door: string): Promise<Posted[]> {
  await sendTo(door, { doe: 'own_page' });
  return (await postedNow(school)).filter(({ kind }) => kind === 'letter_own_page');
}

/** Presses something behind the door of an own page. */
export async function pressedBehind(url: string, fields: Record<string, string>): Promise<Got> {
  return sendTo(url, { ...fields, ticket: ticketIn(await lookAt(url)) });
}
