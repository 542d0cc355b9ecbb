import { afterEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import type { Mail } from '../../src/app/ports/mail.ts';
import { type AgendaEntry, writeInvitation } from '../../src/calendar/invitation.ts';
import { messageIdOf, type SmtpSettings, smtpMailer } from '../../src/calendar/mailer.ts';
import { type MailServer, mailServer, type Rudeness, rudeServer } from '../support/mail-server.ts';

const FROM = 'school@testcollege.example';
const MAIL: Mail = {
  to: 'hanna.jeugdarts@jgz.example',
  subject: 'Wanneer kunt u voor een gesprek op school? Café ☕',
  text: 'Beste ouder of verzorger,\n\nWij willen graag met u om de tafel.\n.\nTot dan',
  html: '<p>Beste ouder of verzorger</p>',
  invitation: null,
  messageId: messageIdOf('019ad000-0000-7000-8000-000000000001', FROM),
  answersTo: null,
  comesBackTo: null,
};
const ENTRY: AgendaEntry = {
  uid: 'table@actietafel',
  sequence: 1,
  cancelled: false,
  startsAt: Date.parse('2026-11-26T09:00:00Z'),
  endsAt: Date.parse('2026-11-26T10:00:00Z'),
  stampedAt: Date.parse('2026-11-23T09:00:00Z'),
  subject: 'Gesprek op school (26-017)',
  description: '',
  location: 'Testcollege',
  url: null,
  organiser: { name: 'Testcollege', mail: FROM },
  takesAnswers: false,
};

let server: MailServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

describe('a mail', () => {
  it('arrives as it was written, as plain text and as HTML', async () => {
    const sent = await sendTo({}, MAIL);
    const received = await simpleParser(onlyMail());

    expect(sent).toEqual({ kind: 'sent', messageId: MAIL.messageId });
    expect(received.subject).toBe(MAIL.subject);
    expect(received.text?.trim()).toBe(MAIL.text);
    expect(received.html).toContain('<p>Beste ouder of verzorger</p>');
    expect(received.from?.value[0]?.address).toBe(FROM);
    expect(received.to).toMatchObject({ value: [{ address: MAIL.to }] });
    expect(received.attachments).toEqual([]);
    expect(received.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('carries the same Message-ID whenever it is sent again', async () => {
    server = await mailServer();
    await mailer().send(MAIL);
    await mailer().send(MAIL);
    const ids = await Promise.all(server.mails.map(async (mail) => (await simpleParser(mail)).messageId));

    expect(ids).toEqual(Array(2).fill('<019ad000-0000-7000-8000-000000000001@testcollege.example>'));
  });

  it('cannot be given other headers or people by a text', async () => {
    await sendTo({}, { ...MAIL, subject: 'Gesprek\r\nBcc: evil@evil.example\r\n\r\nHallo' });
    const received = await simpleParser(onlyMail());

    expect(received.bcc).toBeUndefined();
    expect(received.subject).toContain('Bcc: evil@evil.example');
    expect(received.text?.trim()).toBe(MAIL.text);
  });

  it('goes to one plain address, or to nobody', async () => {
    server = await mailServer();
    for (const to of [
      'a@x.example, b@x.example',
      'Hanna <a@x.example>',
      'a@x.example\r\nBcc: b@x.example',
      'a',
      '',
    ])
      expect(await mailer().send({ ...MAIL, to })).toEqual({ kind: 'refused', reason: 'invalid_address' });

    expect(server.mails).toEqual([]);
  });
});

describe('an invitation by mail', () => {
  it('has the same method in the header and in its text, and comes once', async () => {
    for (const cancelled of [false, true]) {
      await sendTo({}, { ...MAIL, invitation: writeInvitation({ ...ENTRY, cancelled }, MAIL.to) });
      const raw = onlyMail();
      const parts = (await simpleParser(raw)).attachments.map(({ contentType, content }) => ({
        contentType,
        method: /METHOD:(\w+)/.exec(content.toString())?.[1],
      }));
      const method = cancelled ? 'CANCEL' : 'REQUEST';

      expect(parts).toEqual([{ contentType: 'text/calendar', method }]);
      expect(raw.replace(/\r\n[ \t]+/g, ' ')).toContain(
        `Content-Type: text/calendar; charset=utf-8; method=${method}`,
      );
      expect(raw).toContain('Content-Type: multipart/alternative');
      expect(raw).not.toMatch(/Content-Disposition: attachment/i);
      await server?.close();
    }
  });

  it('that says something else in its text is not sent', async () => {
    server = await mailServer();
    const { ics } = writeInvitation(ENTRY, MAIL.to);

    await expect(mailer().send({ ...MAIL, invitation: { ics, method: 'CANCEL' } })).rejects.toThrow('method');
    expect(server.mails).toEqual([]);
  });
});

describe('a mail server that says no', () => {
  it('for good, about the recipient or the text, is refused', async () => {
    const recipient = await sendTo({ onRcptTo: (_to, _session, done) => done(failing(550)) }, MAIL);
    await server?.close();
    const text = await sendTo({ onData: refusing(554) }, MAIL);

    expect(recipient).toEqual({ kind: 'refused', reason: 'smtp_550' });
    expect(text).toEqual({ kind: 'refused', reason: 'smtp_554' });
  });

  it('for now is for later', async () => {
    const recipient = await sendTo({ onRcptTo: (_to, _session, done) => done(failing(450)) }, MAIL);
    await server?.close();
    const text = await sendTo({ onData: refusing(451) }, MAIL);

    expect(recipient).toEqual({ kind: 'later', reason: 'smtp_450' });
    expect(text).toEqual({ kind: 'later', reason: 'smtp_451' });
  });

  it('to ourselves is for later: every mail would be lost for one wrong setting', async () => {
    const sender = await sendTo({ onMailFrom: (_from, _session, done) => done(failing(553)) }, MAIL);
    await server?.close();
    const password = await sendTo({ onAuth: (_auth, _session, done) => done(failing(535)) }, MAIL, {
      user: 'school',
      password: 'wrong',
    });

    expect(sender).toEqual({ kind: 'later', reason: 'smtp_553' });
    expect(password).toEqual({ kind: 'later', reason: 'smtp_535' });
  });

  it('because the mail is too large is refused', async () => {
    expect(await sendTo({ onMailFrom: (_from, _session, done) => done(failing(552)) }, MAIL)).toEqual({
      kind: 'refused',
      reason: 'smtp_552',
    });
  });

  it('never brings its words along, which may hold an address', async () => {
    const posted = await sendTo({ onRcptTo: (_to, _session, done) => done(failing(550)) }, MAIL);

    expect(JSON.stringify(posted)).not.toContain('jeugdarts');
  });
});

describe('a name and password', () => {
  it('are given when the settings have them', async () => {
    const given: unknown[] = [];
    const posted = await sendTo(
      {
        onAuth(auth, _session, done) {
          given.push([auth.username, auth.password]);
          done(null, { user: auth.username });
        },
      },
      MAIL,
      { user: 'school', password: 'geheim' },
    );

    expect(posted.kind).toBe('sent');
    expect(given).toEqual([['school', 'geheim']]);
  });
});

describe('a connection that breaks', () => {
  it('after the whole text has left leaves it unknown whether the mail arrived', async () => {
    const posted = await rudely({ at: 'end', says: null });

    expect(posted).toEqual({ kind: 'unknown', reason: 'smtp_answer_lost' });
    expect(server?.mails).toHaveLength(1);
  });

  it('by staying silent after the text leaves it unknown too', async () => {
    expect(await rudely({ at: 'end', says: null, silent: true })).toEqual({
      kind: 'unknown',
      reason: 'smtp_answer_lost',
    });
  });

  it('before the text has left is for later', async () => {
    for (const at of ['greeting', 'recipient', 'data'] as const) {
      expect([at, (await rudely({ at, says: null })).kind]).toEqual([at, 'later']);
      expect(server?.mails).toEqual([]);
      await server?.close();
    }
  });

  it('with a last word about the text is believed', async () => {
    expect(await rudely({ at: 'end', says: '421 going down' })).toEqual({
      kind: 'later',
      reason: 'smtp_421',
    });
    await server?.close();
    expect(await rudely({ at: 'end', says: '550 no' })).toEqual({ kind: 'refused', reason: 'smtp_550' });
  });

  it('or was never there, is for later', async () => {
    server = await mailServer();
    const nobodyThere = mailer();
    await server.close();

    expect(await nobodyThere.send(MAIL)).toMatchObject({ kind: 'later' });
    server = null;
  });

  it('while a large text is on its way is never taken for sent', async () => {
    server = await rudeServer({ at: 'body', says: null });
    const posted = await mailer().send({ ...MAIL, text: 'Tekst. '.repeat(60_000) });

    expect(['later', 'unknown']).toContain(posted.kind);
  });
});

describe('a mail server elsewhere', () => {
  it('gets nothing before the connection is encrypted', async () => {
    // 127.0.0.2 is this machine as well, under a name that is not on the list.
    server = await mailServer({}, '127.0.0.2');
    const posted = await smtpMailer({ ...settings(), host: '127.0.0.2' }, QUICK).send(MAIL);

    expect(posted).toEqual({ kind: 'later', reason: 'smtp_tls' });
    expect(server.mails).toEqual([]);
  });
});

const QUICK = { connect: 2_000, answer: 500 };

function settings(): SmtpSettings {
  const port = server?.port ?? 0;
  return { host: '127.0.0.1', port, secure: false, user: null, password: null, from: FROM };
}

function mailer() {
  return smtpMailer(settings(), QUICK);
}

async function sendTo(options: SMTPServerOptions, mail: Mail, changes: Partial<SmtpSettings> = {}) {
  server = await mailServer({ allowInsecureAuth: true, ...options });
  return smtpMailer({ ...settings(), ...changes }, QUICK).send(mail);
}

async function rudely(rudeness: Rudeness) {
  server = await rudeServer(rudeness);
  return mailer().send(MAIL);
}

function onlyMail(): string {
  const [mail] = server?.mails ?? [];
  if (mail === undefined || server?.mails.length !== 1) throw new Error('Not exactly one mail arrived.');
  return mail;
}

function failing(responseCode: number): Error {
  return Object.assign(new Error(`no hanna.jeugdarts@jgz.example here`), { responseCode });
}

function refusing(responseCode: number): NonNullable<SMTPServerOptions['onData']> {
  return (stream, _session, done) => {
    stream.resume();
    stream.on('end', () => done(failing(responseCode)));
  };
}
