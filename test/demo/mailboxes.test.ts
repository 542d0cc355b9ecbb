import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type Mailboxes, openMailboxes } from '../../src/demo/mailboxes.ts';

describe('the mail server of the demo', () => {
  let mailboxes: Mailboxes;

  beforeEach(async () => {
    mailboxes = await openMailboxes(() => 1000);
  });

  afterEach(() => mailboxes.stop());

  async function send(subject: string, calendar?: string): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: mailboxes.port, ignoreTLS: true });
    await transport.sendMail({
      from: 'actietafel@sterrencollege.example',
      to: 'petra@thuis.example',
      subject,
      text: 'Past dit?',
      ...(calendar !== undefined && { icalEvent: { method: 'REQUEST', content: calendar } }),
    });
    transport.close();
  }

  it('keeps a mail as it can be read, at the moment of the demo', async () => {
    await send('Een uitnodiging');

    expect(mailboxes.all()).toMatchObject([
      {
        to: 'petra@thuis.example',
        subject: 'Een uitnodiging',
        text: 'Past dit?\n',
        calendar: null,
        at: 1000,
      },
    ]);
  });

  it('keeps an invitation beside the text', async () => {
    await send('Een afspraak', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR');

    expect(mailboxes.all()[0]?.calendar).toContain('BEGIN:VCALENDAR');
  });
});
