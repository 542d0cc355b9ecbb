/** What a browser gets when it opens an address, or sends a form there. */
export type Got = { status: number; text: string };

export async function lookAt(address: string): Promise<Got> {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}

/** @param fields as a list where a form sends one name several times */
export async function sendTo(
  address: string,
  fields: Record<string, string> | [string, string][],
): Promise<Got> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
}

/** The ticket beside the one button of a page that a link alone leads to; empty when there is none. */
export function ticketIn({ text }: Got): string {
  return text.match(/name="ticket" value="([^"]*)"/)?.[1] ?? '';
}

/** What stands behind such a page, after a press of its button. */
export async function openedDoor(address: string): Promise<Got> {
  return sendTo(address, { ticket: ticketIn(await lookAt(address)) });
}
