import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Link } from '../../../src/app/ports/links.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { cardOf } from '../../../src/teams/cards/render.ts';
import { day, reported, sickOn } from '../../support/absence-duty.ts';
import { dayOf, haveChannel, type Left } from '../../support/guarded-days.ts';
import { absenceLink, entered, week } from '../../support/keeping-absence.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { type Asked, askedTable } from '../../support/tables.ts';
import { haveChats } from '../../support/triage.ts';

let school: Play;
let sam: Asked;
let link: Link;

beforeAll(async () => {
  school = await play();
}, 60_000);

/** The play begins on Monday 23 November 2026; sixteen hours are reached on the 18th, so that the 25th is the last day. */
beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator, WHO.mentor);
  await haveChannel(school);
  sam = await askedTable(school, 'sam');
  link = await absenceLink(school, sam.dossier);
});

afterAll(() => school.close());

describe('who carries a case', () => {
  it('is asked the school day before a report is due, and on the day itself by nobody who did it', async () => {
    await entered(school, link, week([day('2026-11-17', 8), day('2026-11-18', 8)]));

    const before = await dayOf(school, '2026-11-24');
    expect(saidTo(WHO.coordinator, before)).toContain('melden in het loket');
    expect(saidTo(WHO.mentor, before)).not.toContain('loket');

    const report = reported('2026-11-17', '2026-11-18', {
      reportedOn: '2026-11-24' as SchoolDate,
      reportedBy: WHO.coordinator,
    });
    await entered(school, await absenceLink(school, sam.dossier), { kind: 'report', report });
    expect(saidTo(WHO.coordinator, await dayOf(school, '2026-11-25'))).not.toContain('loket');
  });

  it('reads no hours, no sick day and no reason in any chat or in the channel, whatever is due', async () => {
    await entered(school, link, week([day('2026-11-17', 8), day('2026-11-18', 8)]));
    await entered(school, link, { kind: 'sick', ...sickOn('2026-11-05', '2026-11-13') });
    const doubt = { sickId: '2026-11-05', doubtedOn: '2026-11-16' as SchoolDate, consult: null, told: null };
    await entered(school, link, { kind: 'doubt', ...doubt });

    const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'];
    const left: Left[] = [];
    for (const on of days) left.push(...(await dayOf(school, on)));

    const said = left.map(wordsOf).join('\n');
    expect(said).toContain('gesprek voeren');
    expect(said).toContain('term_overdue');
    expect(said).not.toMatch(/ziek|sick|\b16\b|lesuren|ongeoorloofd/i);
  });
});

/** The cards that went to this person, as they are posted. */
function saidTo(who: string, left: readonly Left[]): string {
  return left
    .filter(({ to }) => to === who)
    .map(wordsOf)
    .join('\n');
}

/** What leaves for a chat or the channel. */
function wordsOf({ delivery }: Left): string {
  if (delivery.kind === 'personal') return JSON.stringify(cardOf(delivery.view, 'nl'));
  return delivery.kind === 'channel' ? JSON.stringify(delivery.payload) : '';
}
