import type { DeadlineRule, Frozen, OwnTerms, Step, TermUnit } from './term.ts';

/** What a term is about, how long it is by itself, and who hears of it when; `length` null = it has a day of its own. */
export type CatalogueEntry = {
  version: number;
  about: 'concern' | 'dossier';
  length: number | null;
  unit: TermUnit;
  /** `law`: a legal duty; `firm`: agreed with others and never moved silently; `soft`: a house rule. */
  force: Frozen['force'];
  steps: readonly Step[];
  after: Frozen['after'];
  /** From when it runs, and where the rule and its number come from; for docs/terms.md. */
  starts: string;
  source: string;
};

const LADDER: readonly Step[] = [
  { to: 'responsible', days: -1, unit: 'school_days' },
  { to: 'responsible', days: 1, unit: 'school_days' },
  { to: 'deputy', days: 2, unit: 'school_days' },
  { to: 'coordinator', days: 3, unit: 'school_days' },
  { to: 'channel', days: 4, unit: 'school_days' },
  { to: 'scale_up', days: 8, unit: 'school_days' },
];

/** Of what is for the coordinators from the start, and is not in the channel before there is a dossier. */
const COORDINATORS_ONLY: readonly Step[] = [
  { to: 'responsible', days: 0, unit: 'school_days' },
  { to: 'deputy', days: 1, unit: 'school_days' },
];

/** Of a legal duty of the school: asked before, on the day, and each week that it stays open. */
const DUTY: readonly Step[] = [
  { to: 'responsible', days: -4, unit: 'school_days' },
  { to: 'responsible', days: -1, unit: 'school_days' },
  { to: 'deputy', days: 0, unit: 'school_days' },
  { to: 'coordinator', days: 0, unit: 'school_days' },
];

/**
 * Every term that is guarded: where it starts, how long it is in its own unit, how hard it is and who hears of it. The
 * numbers that no source gives are ours, and each school may set others in `school.yaml`. What holds is frozen with a term
 * when it starts, so that a new number here is for terms that start from then on; `version` goes up with it.
 */
export const CATALOGUE = {
  concern_untouched: {
    version: 2,
    about: 'concern',
    length: 2,
    unit: 'school_days',
    force: 'soft',
    steps: [
      { to: 'responsible', days: 0, unit: 'school_days' },
      { to: 'deputy', days: 0, unit: 'school_days' },
    ],
    after: 'again',
    starts: 'a concern was sent',
    source: 'ours',
  },
  parents_informed: {
    version: 2,
    about: 'concern',
    length: 1,
    unit: 'school_days',
    force: 'soft',
    steps: COORDINATORS_ONLY,
    after: 'again',
    starts: 'a concern was sent',
    source: '"maar we informeren ze altijd" (Utrechtse kernpartners, 2017); the number is ours',
  },
  asker_told: {
    version: 2,
    about: 'concern',
    length: 2,
    unit: 'school_days',
    force: 'soft',
    steps: [
      { to: 'responsible', days: 0, unit: 'school_days' },
      { to: 'coordinator', days: 2, unit: 'school_days' },
    ],
    after: 'again',
    starts: 'a concern that a parent or pupil asked for was decided',
    source: '"iedereen wordt gehoord" (Utrechtse kernpartners, 2017); the number is ours',
  },
  review: {
    version: 1,
    about: 'concern',
    length: null,
    unit: 'school_days',
    force: 'soft',
    steps: COORDINATORS_ONLY,
    after: 'again',
    starts: 'a concern was decided with a day to look again',
    source: 'the day that the coordinator chose',
  },
  first_table: {
    version: 2,
    about: 'dossier',
    length: 5,
    unit: 'school_days',
    force: 'soft',
    steps: LADDER,
    after: 'again',
    starts: 'a concern was accepted',
    source: '"binnen een aantal dagen" (Utrechtse kernpartners, 2017); the number is ours',
  },
  report_shared: {
    version: 1,
    about: 'dossier',
    length: 5,
    unit: 'school_days',
    force: 'soft',
    steps: LADDER,
    after: 'again',
    starts: 'a table was held',
    source: '"een vervolgaanpak vastgelegd" (Utrecht); the number is ours',
  },
  agreement: {
    version: 2,
    about: 'dossier',
    length: 3,
    unit: 'calendar_months',
    force: 'firm',
    steps: [
      { to: 'responsible', days: 10, unit: 'before_summer' },
      { to: 'responsible', days: -14, unit: 'calendar_days' },
      { to: 'channel', days: -14, unit: 'calendar_days' },
      { to: 'responsible', days: 0, unit: 'school_days' },
      { to: 'channel', days: 0, unit: 'school_days' },
      { to: 'responsible', days: 1, unit: 'school_days' },
      { to: 'channel', days: 1, unit: 'school_days' },
      { to: 'deputy', days: 3, unit: 'school_days' },
      { to: 'coordinator', days: 4, unit: 'school_days' },
      { to: 'scale_up', days: 10, unit: 'school_days' },
    ],
    after: 'again',
    starts: 'a concern was accepted',
    source: '"binnen drie maanden een afspraak" (Utrecht); Thuiszitterspact',
  },
  interim_6w: {
    version: 1,
    about: 'dossier',
    length: 6,
    unit: 'calendar_weeks',
    force: 'soft',
    steps: [{ to: 'responsible', days: 0, unit: 'school_days' }],
    after: 'over',
    starts: 'a concern was accepted',
    source: 'ours, so that three months are no surprise',
  },
  interim_10w: {
    version: 1,
    about: 'dossier',
    length: 10,
    unit: 'calendar_weeks',
    force: 'soft',
    steps: [{ to: 'responsible', days: 0, unit: 'school_days' }],
    after: 'over',
    starts: 'a concern was accepted',
    source: 'ours, so that three months are no surprise',
  },
  absence_16h: {
    version: 1,
    about: 'dossier',
    length: 5,
    unit: 'working_days',
    force: 'law',
    steps: DUTY,
    after: 'again',
    starts: '16 hours of unauthorised absence in four school weeks were reached',
    source: 'DUO, soorten verzuim: reported without delay',
  },
  long_absence: {
    version: 1,
    about: 'dossier',
    length: 4,
    unit: 'school_weeks',
    force: 'law',
    steps: DUTY,
    after: 'again',
    starts: 'the first day of unauthorised absence',
    source: 'DUO, langdurig relatief verzuim: longer than four weeks',
  },
  sick_talk: {
    version: 1,
    about: 'dossier',
    length: 5,
    unit: 'school_days',
    force: 'soft',
    steps: LADDER,
    after: 'again',
    starts: 'sick reports give reason to talk',
    source: 'NCJ, MAZL; the number is ours',
  },
  sick_consult: {
    version: 1,
    about: 'dossier',
    length: 5,
    unit: 'school_days',
    force: 'soft',
    steps: LADDER,
    after: 'again',
    starts: 'a sick report is doubted',
    source: 'NCJ, MAZL; the number is ours',
  },
  care_duty: {
    version: 1,
    about: 'dossier',
    length: 6,
    unit: 'calendar_weeks',
    force: 'law',
    steps: [{ to: 'responsible', days: -14, unit: 'calendar_days' }, ...DUTY],
    after: 'again',
    starts: 'parents applied in writing',
    source: 'zorgplicht: six calendar weeks, no school weeks',
  },
  action: {
    version: 1,
    about: 'dossier',
    length: null,
    unit: 'school_days',
    force: 'soft',
    steps: LADDER,
    after: 'again',
    starts: 'somebody promised it at the table',
    source: 'its own day',
  },
  jgz_review: {
    version: 1,
    about: 'dossier',
    length: null,
    unit: 'school_days',
    // Its day was chosen by a doctor: a pause of the case does not move it.
    force: 'firm',
    steps: [
      { to: 'responsible', days: 0, unit: 'school_days' },
      { to: 'deputy', days: 3, unit: 'school_days' },
    ],
    after: 'over',
    starts: 'youth health care gave advice with a day to look again',
    source: 'the day that the youth doctor or nurse chose; the ladder is ours',
  },
  pause_over: {
    version: 1,
    about: 'dossier',
    length: null,
    unit: 'school_days',
    force: 'soft',
    steps: [{ to: 'responsible', days: 0, unit: 'school_days' }],
    after: 'over',
    starts: 'a pause was agreed with the family',
    source: '"de vertraging in" (Utrechtse kernpartners, 2017); the last day that was agreed',
  },
} as const satisfies Readonly<Record<DeadlineRule, CatalogueEntry>>;

/** What holds for a term of this school that starts now. */
export function frozenFor(rule: DeadlineRule, { terms }: { terms?: OwnTerms }): Frozen {
  const entry: CatalogueEntry = CATALOGUE[rule];
  const own = terms?.[rule];
  return {
    version: entry.version,
    length: own?.length ?? entry.length,
    unit: entry.unit,
    force: entry.force,
    steps: own?.steps ?? entry.steps,
    after: entry.after,
  };
}

/** How long a term of this school is; for one with a day of its own 0. */
export function lengthFor(rule: DeadlineRule, policy: { terms?: OwnTerms }): number {
  return frozenFor(rule, policy).length ?? 0;
}
