import { describe, expect, it } from '@jest/globals';
import type { Mail, Mailer } from '../../src/app/ports/mail.ts';
import type { Addressee, Appointment, TableLetter } from '../../src/app/table/views.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';
import { agendaFilesFrom, postmanOver } from '../../src/calendar/postman.ts';
import type { Language, LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { textsIn } from '../../src/texts/texts.ts';

const MOMENT = {
  on: '2026-11-26' as SchoolDate,
  minute: 600 as WallMinute,
  untilMinute: 660 as WallMinute,
};

const APPOINTMENT: Appointment = {
  uid: '019ad000-0000-7000-8000-00000000000a@actietafel',
  sequence: 0,
  cancelled: false,
  startsAt: Date.parse('2026-11-26T09:00:00Z'),
  endsAt: Date.parse('2026-11-26T10:00:00Z'),
  place: 'Testcollege, Testlaan 1, Utrecht',
  school: 'Testcollege',
  number: '26-017',
  stampedAt: Date.parse('2026-11-23T09:00:00Z'),
};

const URL = 'https://actietafel.example/moment/abc?x=1&y=2';

const FRAME = {
  number: '26-017',
  school: 'Testcollege',
  place: 'Testcollege, Testlaan 1, Utrecht',
  url: URL,
  linkId: '019ad000-0000-7000-8000-0000000000d1' as LinkId,
  people: [
    { participantId: 'a', role: 'leerplicht', nth: null, isDeputy: false },
    { participantId: 'b', role: 'ouder', nth: 1, isDeputy: false },
    { participantId: 'c', role: 'ouder', nth: 2, isDeputy: false },
  ],
} as const;

function asking(to: Addressee): Extract<TableLetter, { kind: 'letter_moments' }> {
  return { ...FRAME, kind: 'letter_moments', to, moments: [MOMENT], reminder: false, insteadOf: null };
}

function telling(
  to: Addressee,
  phase: 'booked' | 'moved' | 'tomorrow' | 'cancelled' = 'booked',
): Extract<TableLetter, { kind: 'letter_appointment' }> {
  const appointment = { ...APPOINTMENT, cancelled: phase === 'cancelled' };
  return {
    ...FRAME,
    kind: 'letter_appointment',
    to,
    phase,
    closedOn: null,
    task: null,
    moment: MOMENT,
    appointment,
  };
}

const ADDRESSEES: Addressee[] = ['parent', 'pupil', 'colleague'];
const LANGUAGES: Language[] = ['nl', 'en'];

describe('a letter', () => {
  it('to a family is in its own language, runs as that is written, and says that nobody checked it yet', () => {
    const { subject, text, html } = writtenLetter(asking('parent'), 'ar');

    expect(subject).toBe(textsIn('ar').letters.ask.subject.parent);
    expect(text).toContain('الخميس 26 نوفمبر, من الساعة 10:00 إلى 11:00');
    expect(text).toContain(URL);
    expect(text).toContain('\u206626-017\u2069');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain(textsIn('ar').pages.unchecked);
    expect(html).toContain(
      '<p lang="nl" dir="ltr">Deze vertaling is nog niet nagekeken door een vertaler.</p>',
    );
  });

  it('says in Dutch and English nothing about translators', () => {
    for (const language of LANGUAGES) {
      const { text, html } = writtenLetter(telling('parent'), language);

      expect(text).not.toContain(textsIn(language).pages.unchecked);
      expect(html).toContain(`<html lang="${language}" dir="ltr">`);
    }
  });

  it('asks a parent with "u", and says when, where, who comes and why', () => {
    const { subject, text } = writtenLetter(asking('parent'), 'nl');

    expect(subject).toBe('Wanneer kunt u voor een gesprek op school?');
    expect(text).toContain('- do 26 nov, 10:00–11:00 uur');
    expect(text).toContain('Testcollege, Testlaan 1, Utrecht');
    expect(text).toContain('De leerplichtambtenaar: weet wat mag en moet');
    expect(text).toContain('U mag iemand meenemen die u vertrouwt');
    expect(text).not.toMatch(/\b(je|jij|jou|jouw)\b/i);
  });

  it('asks a pupil with "je"', () => {
    const { text } = writtenLetter(asking('pupil'), 'nl');

    expect(text).not.toMatch(/\b(u|uw)\b/i);
    expect(text).toContain('Jij praat mee');
  });

  it('tells two parents once why parents come', () => {
    const { text } = writtenLetter(asking('parent'), 'nl');

    expect(text.match(/U als ouder/g)).toHaveLength(1);
  });

  it('has the link once, on a line of its own, and escaped where it is HTML', () => {
    const { text, html } = writtenLetter(asking('parent'), 'nl');

    expect(text.split('\n')).toContain(URL);
    expect(html).toContain('href="https://actietafel.example/moment/abc?x=1&amp;y=2"');
    expect(html).not.toMatch(/<(img|script|link|iframe)/);
  });

  it.each(LANGUAGES)('holds the same words as text and as HTML (%s)', (language) => {
    for (const to of ADDRESSEES) {
      const { text, html } = writtenLetter(telling(to), language);
      const bare = html
        .replace(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g, '$2: $1')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&amp;', '&')
        .replaceAll('&#39;', "'");

      expect(words(bare)).toEqual(words(text));
    }
  });

  it.each(LANGUAGES)('has a subject without a name and without a reason (%s)', (language) => {
    const letters = ADDRESSEES.flatMap((to) => [
      asking(to),
      telling(to),
      telling(to, 'moved'),
      telling(to, 'tomorrow'),
      telling(to, 'cancelled'),
    ]);
    const said = letters.map((letter) => writtenLetter(letter, language).subject).join(' ');

    expect(said).not.toMatch(/verzuim|ziek|zorg|probleem|thuiszit|absen|sick|concern|problem/i);
  });

  it('of a moment that is off asks nothing and has no link', () => {
    const { text } = writtenLetter(telling('parent', 'cancelled'), 'nl');

    expect(text).toContain('Het gesprek gaat niet door');
    expect(text).not.toContain(URL);
  });

  it.each(LANGUAGES)('of a table that is off because it is closed promises nothing more (%s)', (language) => {
    const closed = { ...telling('parent', 'cancelled'), closedOn: '2026-11-24' as SchoolDate };
    const { text } = writtenLetter(closed, language);

    expect(text).toMatch(language === 'nl' ? /op di 24 nov 2026 afgerond/ : /on Tue 24 Nov 2026/);
    expect(text).not.toMatch(/neemt contact|will contact/);
  });

  it('that it is closed holds one sentence, with day and number, and no word of a table', () => {
    const { subject, text } = writtenLetter(
      {
        kind: 'letter_closed',
        to: 'parent',
        school: 'Testcollege',
        number: '26-017',
        on: '2026-11-24' as SchoolDate,
        afterwards: { contact: 'Noor de Wit', wasMistake: false },
      },
      'nl',
    );

    expect(subject).toBe('Ons overleg is afgerond');
    expect(text).toBe(
      'Beste ouder of verzorger,\n\nOp di 24 nov 2026 hebben wij ons overleg op school afgerond: dank u wel dat u met ons meedacht.\n\nGaat het weer minder goed? Bel dan: Noor de Wit, Testcollege. Wij denken graag weer met u mee.\n\nMet vriendelijke groet,\nTestcollege\n\nKenmerk: 26-017\n',
    );
  });

  it.each(LANGUAGES)(
    'tells a partner the same of a case that was opened by mistake as of any other (%s)',
    (language) => {
      const closed = (wasMistake: boolean) =>
        writtenLetter(
          {
            kind: 'letter_closed',
            to: 'colleague',
            school: 'Testcollege',
            number: '26-017',
            on: '2026-11-24' as SchoolDate,
            afterwards: { contact: null, wasMistake },
          },
          language,
        );

      expect(closed(true)).toEqual(closed(false));
    },
  );

  it('to a reminder says so in the subject', () => {
    expect(writtenLetter({ ...asking('pupil'), reminder: true }, 'nl').subject).toMatch(/^Herinnering: /);
  });
});

describe('a letter whose first fate was lost', () => {
  it.each([
    ['parent', 'nl', 'Misschien kreeg u deze mail al eerder. Dan hoeft u niets te doen.'],
    ['pupil', 'nl', 'Misschien kreeg je deze mail al eerder. Dan hoef je niets te doen.'],
    ['colleague', 'en', 'You may have received this mail before. If so, you need not do anything.'],
  ] as const)('says to a %s that it may have come before (%s)', (to, language, sentence) => {
    const again = writtenLetter(asking(to), language, true);

    expect(again.text).toContain(sentence);
    expect(again.html).toContain(sentence);
    expect(writtenLetter(asking(to), language).text).not.toContain(sentence);
    expect(writtenLetter(telling(to), language, true).text).toContain(sentence);
  });
});

describe('the postman', () => {
  it('puts the invitation in the letter of a booked table, for the addressee alone', async () => {
    const { mailer, mails } = memoryMailer();
    await postmanOver(mailer, 'school@testcollege.example').post(
      'ouder@thuis.example',
      telling('parent'),
      'nl',
      'n-1',
    );

    expect(mails[0]).toMatchObject({ to: 'ouder@thuis.example', messageId: 'n-1@testcollege.example' });
    expect(mails[0]?.invitation?.method).toBe('REQUEST');
    expect(unfolded(mails[0]?.invitation?.ics ?? '')).toEqual(
      expect.arrayContaining(['SUMMARY:Gesprek op school', 'DTSTART:20261126T090000Z', 'SEQUENCE:0']),
    );
    expect(mails[0]?.invitation?.ics).not.toContain('moment/abc');
  });

  it('takes the appointment out of the agenda when the table is called off, or asked about anew', async () => {
    const { mailer, mails } = memoryMailer();
    const postman = postmanOver(mailer, 'school@testcollege.example');
    const off = { ...APPOINTMENT, cancelled: true, sequence: 1 };
    await postman.post('a@b.example', { ...telling('parent', 'cancelled'), appointment: off }, 'nl', 'n-1');
    await postman.post(
      'a@b.example',
      { ...asking('parent'), insteadOf: { moment: MOMENT, appointment: off } },
      'nl',
      'n-2',
    );

    expect(mails.map(({ invitation }) => invitation?.method)).toEqual(['CANCEL', 'CANCEL']);
  });

  it('sends no invitation along with a question or with the reminder of the day before', async () => {
    const { mailer, mails } = memoryMailer();
    const postman = postmanOver(mailer, 'school@testcollege.example');
    await postman.post('a@b.example', asking('parent'), 'nl', 'n-1');
    await postman.post('a@b.example', telling('parent', 'tomorrow'), 'nl', 'n-2');

    expect(mails.map(({ invitation }) => invitation)).toEqual([null, null]);
  });

  it('says in a repeat that it may be one, under the same Message-ID', async () => {
    const { mailer, mails } = memoryMailer();
    const postman = postmanOver(mailer, 'school@testcollege.example');
    await postman.post('a@b.example', asking('parent'), 'nl', 'n-1');
    await postman.post('a@b.example', asking('parent'), 'nl', 'n-1', true);

    expect(mails.map(({ text }) => text.includes('al eerder'))).toEqual([false, true]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('refuses when there is no mail server, so that somebody hears of it', async () => {
    const posted = await postmanOver(null, '').post('a@b.example', asking('parent'), 'nl', 'n-1');

    expect(posted).toEqual({ kind: 'refused', reason: 'no_mail_server' });
  });

  it('gives out the same appointment as a file with nobody in it', () => {
    const lines = unfolded(agendaFilesFrom('school@testcollege.example').fileOf(APPOINTMENT, 'nl'));

    expect(lines).toEqual(expect.arrayContaining(['METHOD:PUBLISH', `UID:${APPOINTMENT.uid}`]));
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  });
});

function memoryMailer(): { mailer: Mailer; mails: Mail[] } {
  const mails: Mail[] = [];
  const mailer: Mailer = {
    async send(mail) {
      mails.push(mail);
      return { kind: 'sent', messageId: mail.messageId };
    },
  };
  return { mailer, mails };
}

function unfolded(ics: string): string[] {
  return ics.replaceAll('\r\n ', '').split('\r\n');
}

function words(text: string): string[] {
  return text.split(/[\s-]+/).filter((word) => /[\p{L}\d]/u.test(word));
}
