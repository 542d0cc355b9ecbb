import { describe, expect, it } from '@jest/globals';
import type { LeftLetter } from '../../src/app/guests/views.ts';
import type { Mail, Mailer } from '../../src/app/ports/mail.ts';
import type { Appointment, LetterPhase, TableLetter } from '../../src/app/table/views.ts';
import { writtenLetter } from '../../src/calendar/letters.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import type { FamilyLanguage, LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { GUEST_KINDS } from '../../src/domain/roles.ts';
import { textsIn } from '../../src/texts/texts.ts';

const MOMENT = { on: '2026-11-26' as SchoolDate, minute: 600 as WallMinute, untilMinute: 660 as WallMinute };

const APPOINTMENT: Appointment = {
  uid: '019ad000-0000-7000-8000-00000000000a@actietafel',
  sequence: 0,
  cancelled: false,
  startsAt: Date.parse('2026-11-26T09:00:00Z'),
  endsAt: Date.parse('2026-11-26T10:00:00Z'),
  place: 'Testcollege, Testlaan 1, Utrecht',
  school: 'Testcollege',
  number: null,
  stampedAt: Date.parse('2026-11-23T09:00:00Z'),
};

const FRAME = {
  to: 'colleague',
  number: '26-017',
  school: 'Testcollege',
  place: 'Testcollege, Testlaan 1, Utrecht',
  url: 'https://actietafel.example/moment/abc',
  linkId: '019ad000-0000-7000-8000-0000000000d1' as LinkId,
  people: [],
} as const;

const PHASES: LetterPhase[] = ['booked', 'moved', 'tomorrow', 'cancelled'];

function asking(guest: 'guest' | 'interpreter', reminder = false): TableLetter {
  return { ...FRAME, guest, kind: 'letter_moments', moments: [MOMENT], reminder, insteadOf: null };
}

function telling(guest: 'guest' | 'interpreter', phase: LetterPhase): TableLetter {
  const appointment = { ...APPOINTMENT, cancelled: phase === 'cancelled' };
  return {
    ...FRAME,
    guest,
    kind: 'letter_appointment',
    phase,
    closedOn: '2026-11-25' as SchoolDate,
    task: null,
    moment: MOMENT,
    appointment,
  };
}

const LEFT: LeftLetter = {
  kind: 'letter_left',
  guest: 'guest',
  school: 'Testcollege',
  number: '26-017',
  moment: MOMENT,
  appointment: { ...APPOINTMENT, cancelled: true },
};

describe('a letter to a guest', () => {
  it('says what an actietafel is, and nothing of a deputy, whom a guest has not', () => {
    const asked = writtenLetter(asking('guest'), 'nl');
    const booked = writtenLetter(telling('guest', 'booked'), 'nl');

    expect(asked.subject).toBe('Wanneer kun je bij actietafel 26-017 zijn?');
    expect(asked.text).toContain('een actietafel: een gesprek op school');
    for (const { text } of [asked, booked]) expect(text).not.toMatch(/vervanger|collega/);
  });

  it('says to whoever need not come any more which moment is off for them, and takes it from the agenda', async () => {
    const { subject, text } = writtenLetter(LEFT, 'nl');

    expect(subject).toBe('Je hoeft niet meer naar actietafel 26-017');
    expect(text).toContain('do 26 nov, 10:00–11:00 uur (Nederlandse tijd)');
    expect((await posted(LEFT)).invitation).toMatchObject({ method: 'CANCEL' });
    expect(writtenLetter({ ...LEFT, moment: null, appointment: null }, 'nl').text).toContain(
      'Je was gevraagd',
    );
  });
});

describe('a letter to an interpreter', () => {
  const letters = (language: FamilyLanguage) => [
    ...[false, true].map((reminder) => writtenLetter(asking('interpreter', reminder), language)),
    ...PHASES.map((phase) => writtenLetter(telling('interpreter', phase), language)),
    writtenLetter({ ...LEFT, guest: 'interpreter' }, language),
    writtenLetter(
      {
        ...FRAME,
        guest: 'interpreter',
        kind: 'letter_counter',
        moment: MOMENT,
        because: ['closed'],
        declined: null,
      },
      language,
    ),
  ];

  it.each(['nl', 'en'] as const)(
    'has time and place, and neither number nor what the conversation is (%s)',
    (language) => {
      for (const { subject, text, html } of letters(language)) {
        expect(`${subject} ${text} ${html}`).not.toMatch(
          /26-017|actietafel [^.]|casus|case|afgerond|closed on/i,
        );
        expect(text).toMatch(/26 nov|26 Nov/);
      }
    },
  );

  it('brings an entry for the agenda without the number', async () => {
    const { invitation } = await posted(telling('interpreter', 'booked'));

    expect(invitation?.ics).toContain('Gesprek op school');
    expect(invitation?.ics).not.toContain('26-017');
  });
});

describe('a letter to the family', () => {
  const person = { participantId: 'a', role: 'gast', nth: null, isDeputy: false } as const;

  it.each(['nl', 'en', 'ar', 'tr', 'pl', 'uk'] as const)(
    'says which guest comes, and why (%s)',
    (language) => {
      for (const to of ['parent', 'pupil'] as const)
        for (const guestKind of GUEST_KINDS) {
          const { guest: _, ...letter } = asking('guest');
          const { text } = writtenLetter({ ...letter, to, people: [{ ...person, guestKind }] }, language);

          expect(text).toContain(textsIn(language).letters.whyGuest[guestKind].slice(0, 20));
        }
    },
  );

  it('and to others at the table says that there is a guest, and not which', () => {
    const { text } = writtenLetter({ ...asking('guest'), people: [person] }, 'nl');

    expect(text).toContain('- gast');
  });
});

async function posted(letter: TableLetter | LeftLetter): Promise<Mail> {
  const mails: Mail[] = [];
  const mailer: Mailer = {
    async send(mail) {
      mails.push(mail);
      return { kind: 'sent' } as never;
    },
  } as Mailer;
  await postmanOver(mailer, 'school@testcollege.example').post('x@y.example', letter, 'nl', 'key');
  return mails[0] as Mail;
}
