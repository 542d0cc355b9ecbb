import { describe, expect, it } from '@jest/globals';
import type { ParticipantId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { type ExistingPlan, NO_MINUTES } from '../../src/domain/minutes/minutes.ts';
import { printOfWhole } from '../../src/domain/minutes/prints.ts';
import {
  flaggedInSummary,
  type Summed,
  summaryOf,
  summarySheet,
  summaryText,
} from '../../src/http/pages/school-summary.ts';
import { nl } from '../../src/texts/nl.ts';

const [SAM, PETRA, ROB] = ['sam', 'petra', 'rob'] as unknown as [ParticipantId, ParticipantId, ParticipantId];
const ON = '2026-12-04' as SchoolDate;
const ANNA = { name: named('Anna', 'Mentor'), role: 'mentor', carries: false } as const;

/** Of the boxes and answers that do not belong in it, each holds a word of its own. */
const INSIDE = {
  schoolSees: 'ekster',
  whyMore: 'merel',
  tried: 'spreeuw',
  different: 'vink',
  parentsSay: 'mees',
};

const SUMMED: Summed = {
  tableOn: '2026-11-25' as SchoolDate,
  school: 'Testcollege',
  minutes: {
    ...NO_MINUTES,
    presence: { [SAM]: 'here', [PETRA]: 'here', [ROB]: 'absent' },
    absentWhy: { [ROB]: 'ill' },
    heardHow: 'at_table',
    ownPlan: 'later',
    why: ['health', 'gaming'],
    effect: 'worse',
    daytime: ['some_lessons'],
    texts: {
      ...NO_MINUTES.texts,
      ...INSIDE,
      pupilSays: 'De gang is te druk',
      wishes: 'Timmeren\nen buiten zijn',
      daytimeMore: 'Elke ochtend',
      planSchool: 'Drie ochtenden',
      planHelp: 'Een maatje',
    },
    regisseur: { kind: 'person', id: 'anna' as PersonId },
    nextWeeks: '4',
  },
  standing: {
    people: [
      { participantId: SAM, role: 'leerling', name: named('Sam', 'Vis'), presence: 'here' },
      { participantId: PETRA, role: 'ouder', name: named('Petra', 'Vis'), presence: 'here' },
      { participantId: ROB, role: 'ouder', name: named('Rob', 'Vis'), presence: 'absent' },
    ],
    actions: [
      { what: 'Belt', by: { ...ANNA, owner: { kind: 'person', id: 'anna' as PersonId } }, dueOn: ON },
    ],
    regisseur: { who: ANNA, beside: null },
    nextMonday: '2027-01-04' as SchoolDate,
  },
};

describe('the summary for the administration of a school', () => {
  it('says who was there, what is planned in two tracks, who does what by when, who leads and when next', () => {
    const text = textOf(SUMMED);

    for (const line of [
      '- Leerling: Sam Vis',
      '- School: Testcollege',
      '- Aan tafel: Sam Vis (leerling), Petra Vis (ouder)',
      '- Was er niet: Rob Vis (ouder)\n',
      '- Timmeren\nen buiten zijn',
      '- Nu overdag: Een deel van de lessen; Elke ochtend',
      '- Op school: Drie ochtenden',
      '- Met hulp: Een maatje',
      '- Belt: Anna Mentor (mentor), uiterlijk vr 4 dec 2026',
      '- Regisseur: Anna Mentor (mentor)',
      '- Gehoord: Aan tafel',
      '- Eigen plan van het gezin: Later misschien',
      '- Week van ma 4 jan 2027',
    ])
      expect(text).toContain(line);
  });

  it.each(['none', 'opp', 'growth_document'] as const)(
    'beside a plan (%s) tells nothing of why, of health, and of what people see or tried',
    (existingPlan) => {
      const text = textOf(withPlan(existingPlan));
      const { whyChoices, absentWhyChoices, effects } = nl.minutes;

      for (const word of Object.values(INSIDE)) expect(text).not.toContain(word);
      for (const word of [whyChoices.health, whyChoices.gaming, effects.worse, absentWhyChoices.ill])
        expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    },
  );

  it('has the headings of the plan that there is already, and its own where there is none', () => {
    expect(titlesOf(withPlan('opp'))).toEqual([
      'Samenvatting van het gesprek',
      'Doelen',
      'Handelingsdeel: ondersteuning',
      'Handelingsdeel: afspraken',
      'Hoorrecht: de leerling',
      'De ouders',
      'Evaluatie',
    ]);
    expect(titlesOf(withPlan('growth_document'))).toContain('Evaluatie');
    expect(titlesOf(SUMMED)).toEqual(titlesOf(withPlan('none')));
    expect(titlesOf(SUMMED)).toContain('Het plan');
  });

  it('holds what the pupil said themselves in an OPP, in which it is to be recorded, and nowhere else', () => {
    expect(textOf(withPlan('opp'))).toContain('- De leerling zegt: De gang is te druk');
    expect(textOf(withPlan('growth_document'))).not.toContain('De gang is te druk');
    expect(textOf(SUMMED)).not.toContain('De gang is te druk');
  });

  it('says who of the family agrees with these very minutes, without a word of why not', () => {
    const about = printOfWhole(SUMMED.minutes, SUMMED.standing);
    const say = { on: ON, about, words: 'winterkoning' };
    const says = [
      { ...say, who: SAM, says: 'disagrees' },
      { ...say, who: SAM, says: 'agrees', words: '' },
      { ...say, who: PETRA, says: 'disagrees' },
      { ...say, who: ROB, says: 'agrees', about: 'before' },
    ] as const;
    const text = textOf({ ...SUMMED, minutes: { ...SUMMED.minutes, says } });

    expect(text).toContain('- Sam Vis (leerling) zegt dat het verslag klopt.');
    expect(text).toContain('- Petra Vis (ouder) is het niet eens met het verslag.');
    expect(text).not.toContain('winterkoning');
    expect(text).not.toContain('Rob Vis (ouder) zegt');
  });

  it('is the same on the sheet as in the text to copy, and nothing in it acts', () => {
    const texts = { ...SUMMED.minutes.texts, planSchool: '<b>Drie</b> ochtenden' };
    const parts = summaryOf({ ...SUMMED, minutes: { ...SUMMED.minutes, texts } }, 'nl');
    const { markup } = summarySheet(parts, 'nl');

    for (const line of parts.flatMap(({ lines }) => lines))
      expect(markup).toContain(line.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(summaryText(parts)).toContain('<b>Drie</b> ochtenden');
  });

  it('asks about a word that may be a diagnosis once more, also where it may stand in the minutes', () => {
    const minutes = {
      ...SUMMED.minutes,
      letStand: ['adhd'],
      texts: { ...SUMMED.minutes.texts, planHelp: 'ADHD-groep' },
    };

    expect(flaggedInSummary(summaryOf({ ...SUMMED, minutes }, 'nl'))).toEqual(['ADHD']);
    expect(flaggedInSummary(summaryOf(SUMMED, 'nl'))).toEqual([]);
  });

  it('says where nothing was written down, and is there in English', () => {
    const empty = {
      ...SUMMED,
      minutes: NO_MINUTES,
      standing: { ...SUMMED.standing, actions: [], regisseur: null },
    };

    expect(textOf(empty)).toContain('- Niets opgeschreven.');
    expect(textOf(empty)).toContain('- Nog geen afspraken.');
    expect(summaryText(summaryOf(SUMMED, 'en'))).toContain('- Pupil: Sam Vis');
  });
});

function textOf(summed: Summed): string {
  return summaryText(summaryOf(summed, 'nl'));
}

function titlesOf(summed: Summed): string[] {
  return summaryOf(summed, 'nl').map(({ title }) => title);
}

function withPlan(existingPlan: ExistingPlan): Summed {
  return { ...SUMMED, minutes: { ...SUMMED.minutes, existingPlan } };
}

function named(roepnaam: string, achternaam: string) {
  return { roepnaam, voorvoegsel: '', achternaam };
}
