import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { extractText, getMeta } from 'unpdf';
import type { Link } from '../../src/app/ports/links.ts';
import type { Instant, LinkId, ParticipantId, PersonId, SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import { ACTION_IDEAS } from '../../src/domain/minutes/action-ideas.ts';
import { DAYTIMES, NO_MINUTES } from '../../src/domain/minutes/minutes.ts';
import { PDF_POLICY } from '../../src/domain/policy.ts';
import { familyLetter, type Letter, letterParts } from '../../src/http/pages/family-letter.ts';
import { letterAsPdf } from '../../src/http/pages/letter-pdf.ts';
import { canBePdf } from '../../src/http/pages/letter-signs.ts';
import { type Printer, pdfAnswered, printerOf } from '../../src/http/pages/printer.ts';
import { nl } from '../../src/texts/nl.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { seeded } from '../prove/crash/seeded.ts';
import { readingLevelOf } from '../support/reading-level.ts';

const SEED = 20261128;
const LETTERS = 50;
/** Asked of a letter that the family takes home: easy to read, in short sentences. */
const EASY = 60;
const SHORT = 12;

const SAM = 'sam' as ParticipantId;
const PARENT = 'parent' as ParticipantId;
const MENTOR = 'mentor' as PersonId;
const ON = '2026-11-25' as SchoolDate;

const PUPIL_SAYS = [
  'Ik wil timmeren.',
  'De gang is te druk. Ik kom liever later.',
  'Gamen is leuk, school niet. Ik wil wel werken.',
];
const PARENTS_SAY = ['Hij slaapt slecht. Wij maken ons zorgen.', 'Thuis gaat het goed.', 'Wij willen rust.'];
const AT_SCHOOL = ['Drie ochtenden in de week.', 'Elke dag twee uur, met de mentor erbij.', ''];
const HELP = ['De gezinswerker komt thuis langs.', 'Een maatje helpt met het huiswerk.', ''];

const SAM_HERE = {
  participantId: SAM,
  role: 'leerling',
  name: named('Sam', 'Vis'),
  presence: 'here',
} as const;
const PETRA = {
  participantId: PARENT,
  role: 'ouder',
  name: named('Petra', 'Vis'),
  presence: 'here',
} as const;
const ROB = {
  ...PETRA,
  participantId: 'rob' as ParticipantId,
  name: named('Rob', 'Vis'),
  presence: 'absent',
} as const;
const ANNA = { name: named('Anna', 'Mentor'), role: 'mentor', carries: false } as const;

describe('the letter to one of the family', () => {
  it.each(['parent', 'pupil'] as const)(
    `is easy to read for a %s, in ${LETTERS} letters (seed ${SEED})`,
    (of) => {
      const chance = seeded(SEED);

      for (let nth = 1; nth <= LETTERS; nth++) {
        const { douma, wordsASentence } = readingLevelOf(letterTo(of, letterBy(chance)));
        expect({ nth, isEasy: douma >= EASY, isShort: wordsASentence <= SHORT }).toEqual({
          nth,
          isEasy: true,
          isShort: true,
        });
      }
    },
  );

  it('is measured by a rule that notices long words and long sentences', () => {
    const hard = readingLevelOf(
      '<p>Ondersteuningsbehoeften worden multidisciplinair geïnventariseerd in overeenstemming met de verantwoordelijkheidsverdeling van samenwerkingsverbanden en gecertificeerde instellingen.</p>',
    );

    expect(hard.douma).toBeLessThan(EASY);
    expect(hard.wordsASentence).toBeGreaterThan(SHORT);
  });

  it('holds what was agreed, and nothing of what is for the school alone', () => {
    const letter = letterBy(seeded(1));
    const inside = { schoolSees: 'x', whyMore: 'x', tried: 'x', different: 'x', wishes: 'x' };
    const hidden = Object.fromEntries(Object.keys(inside).map((at) => [at, 'kwikstaart']));
    const texts = { ...letter.minutes.texts, ...hidden };

    for (const to of ['parent', 'pupil'] as const) {
      const markup = letterTo(to, { ...letter, minutes: { ...letter.minutes, texts, why: ['gaming'] } });
      expect(markup).not.toContain('kwikstaart');
      expect(markup).not.toContain(nl.minutes.whyChoices.gaming);
      expect(markup).toContain(letter.minutes.texts.pupilSays);
      expect(markup).toContain('Klopt er iets niet?');
    }
  });

  it('speaks to parents with "u" and to the pupil with "je", and says who does what', () => {
    const letter = letterBy(seeded(2));
    const actions = [action('pupil', 'Komt elke ochtend'), action('person', 'Belt')];
    const own = { ...letter, standing: { ...letter.standing, actions } };

    expect(letterTo('parent', own)).toContain('Komt elke ochtend. Dat doet uw kind.');
    expect(letterTo('pupil', own)).toContain('Komt elke ochtend. Dat doe je zelf.');
    expect(letterTo('pupil', own)).toContain(
      'Belt. Dat doet Anna Mentor (mentor). Uiterlijk op vr 4 dec 2026.',
    );
    expect(letterTo('pupil', own)).toContain('Hoi Sam,');
    expect(letterTo('parent', own)).not.toMatch(/\b(je|jij|jouw)\b/i);
    expect(letterTo('pupil', own)).not.toMatch(/\b(u|uw)\b/i);
  });

  it('tells a parent who keeps everything together who stands beside them', () => {
    const letter = letterBy(seeded(2));
    const regisseur = { kind: 'parent', participantId: PARENT, beside: MENTOR } as const;
    const who = { name: PETRA.name, role: 'ouder', carries: false } as const;
    const own: Letter = {
      ...letter,
      minutes: { ...letter.minutes, regisseur },
      standing: { ...letter.standing, regisseur: { who, beside: ANNA } },
    };

    expect(letterTo('parent', own)).toContain('Naast u staat Anna Mentor (mentor).');
    expect(letterTo('pupil', own)).toContain('Dat is Petra Vis (ouder), met Anna Mentor (mentor) ernaast.');
  });

  it('tells on nothing that another of the family said to whoever was not there to hear it', () => {
    const letter = letterBy(seeded(3));
    const [here, absent] = [familyLetter(letter, PETRA, 'nl').markup, familyLetter(letter, ROB, 'nl').markup];

    expect(here).toContain('Fijn dat u meedacht.');
    expect(here).toContain(letter.minutes.texts.pupilSays);
    expect(absent).toContain('U was er niet bij.');
    for (const words of [letter.minutes.texts.pupilSays, letter.minutes.texts.parentsSay])
      expect(absent).not.toContain(words);
    expect(absent).toContain('Wie doet wat?');
  });

  it('gives the pupil their own words also when these were said elsewhere', () => {
    const letter = letterBy(seeded(3));
    const absent = familyLetter(letter, { ...SAM_HERE, presence: 'absent' }, 'nl').markup;

    expect(absent).toContain(letter.minutes.texts.pupilSays);
    expect(absent).not.toContain(letter.minutes.texts.parentsSay);
  });

  it('is there in English', () => {
    expect(familyLetter(letterBy(seeded(4)), PETRA, 'en').markup).toContain('Who does what?');
  });
});

describe('the letter as a file', () => {
  it.each(['nl', 'en'] as const)(
    'says in %s what the page says, word for word and in the same order',
    async (language) => {
      const chance = seeded(SEED);

      for (let nth = 1; nth <= 3; nth++) {
        const letter = letterBy(chance);
        for (const to of [SAM_HERE, PETRA, ROB]) {
          const page = familyLetter(letter, to, language).markup.replace(/<[^>]*>/g, ' ');
          expect(await wordsIn(letterParts(letter, to, language), language)).toBe(plain(page));
        }
      }
    },
  );

  it('has every letter of the names that families here have', async () => {
    const names = "Zoë, Ağca, Şule, İpek, Łukasz, Żaneta, Đorđe, Оля, Ελένη, O’Neill – d'Ailly";
    const parts = [{ kind: 'words', text: `${names}\nen de volgende regel` }] as const;

    expect(canBePdf(parts)).toBe(true);
    expect(await wordsIn(parts, 'nl')).toBe(`${names} en de volgende regel`);
  });

  it('has a title, a language and no name of anybody among its properties', async () => {
    const parts = letterParts(letterBy(seeded(5)), PETRA, 'nl');
    const { info } = await getMeta(new Uint8Array(await letterAsPdf(parts, fileOf('nl'))));

    expect(info).toMatchObject({ Title: 'Wat er is afgesproken', Language: 'nl' });
    expect(JSON.stringify(info)).not.toMatch(/Vis|Petra|Sam/);
  });

  it('goes on another page where it is long', async () => {
    const parts = [{ kind: 'words', text: 'Elke dag een regel.\n'.repeat(80) }] as const;

    const { totalPages } = await read(parts, 'nl');

    expect(totalPages).toBe(2);
  });

  it.each(['Fijn \u{1F600}', 'شكرا', 'תודה', '谢谢'])(
    'is not offered where a sign would be an empty box in it: %s',
    (text) => {
      expect(canBePdf([{ kind: 'list', items: ['Goed', text] }])).toBe(false);
    },
  );
});

describe('the printer of letters', () => {
  const OF = { language: 'nl', title: 'Wat er is afgesproken', madeAt: 0 as Instant } as const;
  const SHORT_LETTER = { parts: [{ kind: 'words', text: 'Hoi Sam,' }] as const, of: OF };
  const BROKEN = { parts: [{ kind: 'list', items: null }] as never, of: OF };
  let now: number;
  let printer: Printer;

  beforeEach(() => {
    now = Date.UTC(2026, 10, 28);
    printer = printerOf(() => now);
  });

  afterEach(() => printer.stop());

  it('makes one at a time, lets eight wait, and says that it is busy to whoever comes then', async () => {
    const asked = Array.from({ length: 11 }, (_, nth) => printer.print(linkOf(nth), SHORT_LETTER));

    const answers = await Promise.all(asked);

    expect(answers.map((answer) => answer === 'busy')).toEqual([...Array(9).fill(false), true, true]);
    for (const answer of answers.slice(0, 9)) expect(String(answer)).toMatch(/^%PDF-1\.7/);
    expect(String(await printer.print(linkOf(12), SHORT_LETTER))).toMatch(/^%PDF/);
  });

  it('answers others while it makes a letter', async () => {
    let isMade = false;
    let turns = 0;
    const made = printer.print(linkOf(1), SHORT_LETTER).finally(() => {
      isMade = true;
    });
    while (!isMade) await new Promise((turn) => setImmediate(turn)).then(() => turns++);

    expect(String(await made)).toMatch(/^%PDF/);
    // Made in this thread it has one turn, and nobody else any.
    expect(turns).toBeGreaterThan(100);
  });

  it('makes twenty through one link, as many as it has in an hour, and goes on for other links', async () => {
    for (let nth = 1; nth <= 20; nth++)
      expect(await printer.print(linkOf(1), SHORT_LETTER)).toBeInstanceOf(Buffer);

    expect(await printer.print(linkOf(1), SHORT_LETTER)).toBe('too_often');
    expect(await printer.print(linkOf(2), SHORT_LETTER)).toBeInstanceOf(Buffer);
    now += 180_000;
    expect(await printer.print(linkOf(1), SHORT_LETTER)).toBeInstanceOf(Buffer);
    expect(await printer.print(linkOf(1), SHORT_LETTER)).toBe('too_often');
  });

  it('goes on after a letter that breaks it, and after one that is given up for its time', async () => {
    const [broken, next] = await Promise.allSettled([
      printer.print(linkOf(1), BROKEN),
      printer.print(linkOf(1), SHORT_LETTER),
    ]);
    expect([broken.status, next.status]).toEqual(['rejected', 'fulfilled']);

    const hasty = printerOf(() => now, { ...PDF_POLICY, milliseconds: 0 });
    await expect(hasty.print(linkOf(1), SHORT_LETTER)).rejects.toThrow();
    await hasty.stop();
  });

  it('gives up what waits when it is stopped', async () => {
    const asked = Promise.allSettled([1, 2, 3].map((nth) => printer.print(linkOf(nth), SHORT_LETTER)));
    await printer.stop();

    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(printer.print(linkOf(4), SHORT_LETTER)).rejects.toThrow();
  });

  it.each([
    ['busy', 503, 'probeer het zo nog eens'],
    ['too_often', 429, 'probeer het over een uur nog eens'],
  ] as const)('is answered by a page that says what to do when it is %s', async (why, status, words) => {
    const answer = await pdfAnswered({ ...printer, print: async () => why }, linkOf(1) as Link, [], OF);

    expect(answer).toMatchObject({ status, type: 'html', body: expect.stringContaining(words) });
  });

  function linkOf(nth: number): Pick<Link, 'id' | 'schoolId'> {
    return { id: `link-${nth}` as LinkId, schoolId: 'school' as SchoolId };
  }
});

const AT = Date.UTC(2026, 10, 28) as Instant;

function fileOf(language: 'nl' | 'en') {
  return { language, title: textsIn(language).familyLetter.pdfTitle, madeAt: AT };
}

async function read(parts: Parameters<typeof letterAsPdf>[0], language: 'nl' | 'en') {
  const file = await letterAsPdf(parts, fileOf(language));
  return extractText(new Uint8Array(file), { mergePages: true });
}

/** As it is read back from the file. */
async function wordsIn(parts: Parameters<typeof letterAsPdf>[0], language: 'nl' | 'en'): Promise<string> {
  return plain((await read(parts, language)).text.replaceAll('•', ' '));
}

function plain(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}

function letterTo(of: 'parent' | 'pupil', letter: Letter): string {
  return familyLetter(letter, of === 'pupil' ? SAM_HERE : PETRA, 'nl').markup;
}

function named(roepnaam: string, achternaam: string) {
  return { roepnaam, voorvoegsel: '', achternaam };
}

function letterBy(chance: () => number): Letter {
  const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const some = <T>(all: readonly T[]): T[] => all.filter(() => chance() < 0.4);
  const nextWeeks = one(['4', 'none'] as const);
  const partner = (id: string, role: 'leerplicht' | 'swv' | 'buurtteam' | 'mentor', name: string) =>
    ({ participantId: id as ParticipantId, role, name: named(name, 'Bos'), presence: 'here' }) as const;
  return {
    tableOn: ON,
    school: 'Testcollege',
    minutes: {
      ...NO_MINUTES,
      presence: { [SAM]: 'here', [PARENT]: 'here' },
      texts: {
        ...NO_MINUTES.texts,
        pupilSays: one(PUPIL_SAYS),
        parentsSay: one(PARENTS_SAY),
        planSchool: one(AT_SCHOOL),
        planHelp: one(HELP),
      },
      daytime: some(DAYTIMES),
      regisseur: { kind: 'person', id: MENTOR },
      nextWeeks,
    },
    standing: {
      people: [
        SAM_HERE,
        PETRA,
        partner('m', 'mentor', 'Anna'),
        partner('l', 'leerplicht', 'Fatima'),
        partner('s', 'swv', 'Ilse'),
        partner('b', 'buurtteam', 'Jan'),
      ],
      actions: some(ACTION_IDEAS).map((idea) =>
        action(one(['person', 'pupil', 'parents'] as const), nl.minutes.ideas[idea]),
      ),
      regisseur: { who: ANNA, beside: null },
      nextMonday: nextWeeks === 'none' ? null : ('2027-01-04' as SchoolDate),
    },
  };
}

function action(kind: 'person' | 'pupil' | 'parents', what: string): Letter['standing']['actions'][number] {
  const owner = kind === 'person' ? ({ kind, id: MENTOR } as const) : { kind };
  const by = kind === 'person' ? ANNA : { name: null, role: null, carries: false };
  return { what, by: { ...by, owner }, dueOn: '2026-12-04' as SchoolDate };
}
