import type { MoveLine, MovingView } from '../../src/app/moving-several/views.ts';
import type { SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { REF } from './view-parts.ts';

const PROVEN = { isProven: true, without: 0, withoutAtLeast: 0, askedAgain: 11, askedAgainAtLeast: 11 };

function moment(on: string, minute: number) {
  return {
    on: on as SchoolDate,
    minute: minute as WallMinute,
    untilMinute: (minute + 60) as WallMinute,
  };
}

const LINES: MoveLine[] = [
  {
    number: '26-017',
    from: moment('2026-11-26', 540),
    to: moment('2026-11-27', 540),
    changes: ['day:1', 'people:same'],
    lost: ['swv'],
  },
  {
    number: '26-019',
    from: moment('2026-11-26', 600),
    to: moment('2026-11-26', 780),
    changes: ['day:0', 'other:leerplicht'],
    lost: ['swv', 'jgz'],
  },
  { number: '26-021', from: moment('2026-12-03', 600), to: null, changes: [], lost: ['jgz'] },
];

/** Every card of tables that have lost somebody, by the name that its sample has. */
export const MOVING_VIEWS: Readonly<Record<string, MovingView>> = {
  'tables-move': { kind: 'tables_move', ref: REF, lines: LINES, more: 0, howGood: PROVEN, started: null },
  'tables-move-many': {
    kind: 'tables_move',
    ref: REF,
    lines: LINES.slice(0, 2),
    more: 12,
    howGood: { ...PROVEN, isProven: false, askedAgainAtLeast: 8 },
    started: null,
  },
  'tables-move-without': {
    kind: 'tables_move',
    ref: REF,
    lines: LINES,
    more: 0,
    howGood: { ...PROVEN, isProven: false, without: 2, withoutAtLeast: 1 },
    started: 4,
  },
  'tables-move-done': { kind: 'tables_move', ref: REF, lines: [], more: 0, howGood: PROVEN, started: 2 },
};
