import type { Broken } from './broken.ts';

const STEP = (nth: number) => `  - { key: stap-${nth}, title: Stap ${nth} }\n`;
const MORE = (count: number) => Array.from({ length: count }, (_, at) => STEP(at)).join('');

/** What can be wrong in the school's own route, of which the example has five steps. */
export const BROKEN_ROUTE: readonly Broken[] = [
  [
    'a step of the route twice',
    'route.yaml',
    'key: gesprek',
    'key: gezien',
    'key: praten',
    ['route.yaml:6 line_twice steps.key'],
  ],
  [
    'a title of a step that is too long',
    'route.yaml',
    'title: Samen aan tafel',
    `title: ${'a'.repeat(81)}`,
    `title: ${'a'.repeat(80)}`,
    ['route.yaml:9 step_long steps.title'],
  ],
  [
    'an explanation of a step that is too long',
    'route.yaml',
    'explanation: Leerling, ouders, school en de partners die nodig zijn.',
    `explanation: ${'a'.repeat(301)}`,
    `explanation: ${'a'.repeat(300)}`,
    ['route.yaml:10 step_long steps.explanation'],
  ],
  [
    'more than fifteen steps',
    'route.yaml',
    'steps:\n',
    `steps:\n${MORE(11)}`,
    `steps:\n${MORE(10)}`,
    ['route.yaml:3 steps_many steps'],
  ],
  [
    'a citizen service number in a step',
    'route.yaml',
    'title: Wij merken iets',
    'title: Bel over 111222333',
    'title: Bel over 12',
    ['route.yaml:4 bsn_found steps.title'],
  ],
];
