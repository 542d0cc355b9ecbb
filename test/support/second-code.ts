import { type Got, lookAt, sendTo } from './door.ts';
import type { Play } from './playing.ts';
import { deliverDue } from './triage.ts';

/** What stands in the form whose press asks for a code; empty when there is none. */
export function requestIn({ text }: Got): string {
  return text.match(/name="aanvraag" value="([^"]*)"/)?.[1] ?? '';
}

type CodeSent = { to: string; road: 'mail' | 'personal'; code: string };

/** Every code that goes out now: to which address or to whose chat, and what it is. */
export async function codesSent(school: Play): Promise<CodeSent[]> {
  return (await deliverDue(school)).flatMap(({ to, delivery }): CodeSent[] => {
    if (delivery.kind === 'mail' && delivery.letter.kind === 'letter_code')
      return [{ to: delivery.to, road: delivery.kind, code: delivery.letter.code }];
    if (delivery.kind === 'personal' && delivery.view.kind === 'page_code')
      return [{ to, road: delivery.kind, code: delivery.view.code }];
    return [];
  });
}

/** Presses the button that asks for a code. */
export async function askedForCode(url: string, fields: Record<string, string> = {}): Promise<Got> {
  return sendTo(url, { ...fields, aanvraag: requestIn(await lookAt(url)) });
}

/** Presses it, and types what came: what a person does who has both the link and the mailbox or chat. */
export async function passedCode(
  school: Play,
  url: string,
  fields: Record<string, string> = {},
): Promise<Got> {
  const asked = await askedForCode(url, fields);
  const [sent] = await codesSent(school);
  return sendTo(url, { ...fields, aanvraag: requestIn(asked), code: sent?.code ?? '' });
}

/** Another six digits. */
export function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000';
}
