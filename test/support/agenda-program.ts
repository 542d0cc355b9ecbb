import type { Page } from 'playwright-core';

/** One appointment as somebody's agenda holds it; times in UTC, as `20261201T130000Z`. */
export type HeldAppointment = {
  uid: string;
  start: string;
  end: string;
  sequence: number;
  organiser: string;
};

/**
 * The agenda of one address, as a mail program keeps it from the invitations and cancellations that came: one appointment
 * for each UID, a later number in the place of an earlier one. Everything is read from the mails on the demo's page.
 */
export async function agendaOf(
  page: Page,
  demoUrl: string,
  address: string,
): Promise<readonly HeldAppointment[]> {
  await page.goto(demoUrl);
  const letters = await page
    .locator('li', { hasText: `${address} ·` })
    .locator('a[href^="/demo/mail/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const held = new Map<string, HeldAppointment>();
  for (const letter of [...new Set(letters)].reverse()) {
    await page.goto(new URL(letter, demoUrl).href);
    const written = page.locator('details pre');
    if ((await written.count()) > 0) take(held, (await written.textContent()) ?? '');
  }
  return [...held.values()];
}

function take(held: Map<string, HeldAppointment>, ics: string): void {
  const lines = ics.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const textOf = (name: string) => {
    const line = lines.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`)) ?? '';
    return line.slice(line.search(/:(?=[^:]*$|mailto:)/i) + 1);
  };
  const [uid, sequence] = [textOf('UID'), Number(textOf('SEQUENCE'))];
  const known = held.get(uid);
  if (known && sequence < known.sequence) return;
  if (textOf('METHOD') === 'CANCEL') {
    held.delete(uid);
    return;
  }
  const organiser = textOf('ORGANIZER').replace(/^mailto:/i, '');
  held.set(uid, { uid, sequence, organiser, start: textOf('DTSTART'), end: textOf('DTEND') });
}
