import type { Participant } from '../../src/app/ports/dossiers.ts';
import type { CaseReading } from '../../src/domain/case-page.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { MinutesText } from '../../src/domain/minutes/minutes.ts';
import { WHO } from '../support/school.ts';

/** One word in each box, that stands nowhere else. */
export const WRITTEN: Readonly<Record<MinutesText, string>> = {
  pupilSays: 'goudvink',
  parentsSay: 'merel',
  schoolSees: 'roodborst',
  whyMore: 'winterkoning',
  wishes: 'putter',
  tried: 'boomklever',
  different: 'pimpelmees',
  daytimeMore: 'staartmees',
  planSchool: 'heggenmus',
  planHelp: 'tjiftjaf',
};
export const PROMISED = 'zanglijster';
const BENEATH = [
  'goudvink',
  'merel',
  'roodborst',
  'winterkoning',
  'putter',
  'boomklever',
  'pimpelmees',
  'tjiftjaf',
];
const DAY_PLAN = ['staartmees', 'heggenmus'];
const PLAN = [...DAY_PLAN, PROMISED];
const SAID_BEFORE = 'kwikstaarten';

type Reader = {
  who: PersonId;
  ground: Participant['ground'];
  reading: CaseReading;
  finds: readonly string[];
};

/** Each kind of reader, with the words that they find of everything that was said and written. */
export const READERS: Readonly<Record<string, Reader>> = {
  'whoever carries it': {
    who: WHO.coordinator,
    ground: null,
    reading: 'carries',
    finds: [SAID_BEFORE, ...BENEATH, ...PLAN, 'Petra'],
  },
  'another coordinator of the school': {
    who: WHO.deputyCoordinator,
    ground: null,
    reading: 'carries',
    finds: [SAID_BEFORE, ...BENEATH, ...PLAN, 'Petra'],
  },
  'whoever raised the concern, of what they promised themselves': {
    who: WHO.mentor,
    ground: null,
    reading: 'raised',
    finds: [PROMISED],
  },
  'a partner with consent': {
    who: WHO.buurtteam,
    ground: 'consent',
    reading: 'partner',
    finds: [...BENEATH, ...PLAN, 'Petra'],
  },
  'the leerplichtambtenaar with consent': {
    who: WHO.leerplicht,
    ground: 'consent',
    reading: 'partner',
    finds: [...BENEATH, ...PLAN, 'Petra'],
  },
  'the leerplichtambtenaar by a task of the law': {
    who: WHO.leerplicht,
    ground: 'statutory_task',
    reading: 'partner_by_task',
    finds: [...DAY_PLAN, 'Petra'],
  },
  'the samenwerkingsverband by a task of the law': {
    who: WHO.swv,
    ground: 'statutory_task',
    reading: 'partner',
    finds: [...BENEATH, ...PLAN, 'Petra'],
  },
  'a partner without a ground': {
    who: WHO.leerplicht,
    ground: null,
    reading: 'partner_without_ground',
    finds: [],
  },
};

export const EVERY_WORD = [SAID_BEFORE, ...BENEATH, ...PLAN, 'Petra'];
