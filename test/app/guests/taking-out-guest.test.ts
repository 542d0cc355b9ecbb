import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openAnswerPage } from '../../../src/app/table/answer-page.ts';
import {
  askedDossier,
  DOCTOR,
  guestOut,
  INTERPRETER,
  kindsTo,
  sentTo,
  withGuest,
} from '../../support/guests.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL } from '../../support/school.ts';
import { type Asked, agreed, linkOf, tableNow } from '../../support/tables.ts';
import { deliverDue } from '../../support/triage.ts';

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  asked = await askedDossier(school);
});
afterAll(() => school.close());

describe('a guest who is taken out of a case', () => {
  it('who is taken out gets nothing more, hears so once, and has no door any more', async () => {
    const id = await withGuest(school, asked);
    await deliverDue(school);
    const link = await linkOf(school, asked, id);

    await guestOut(school, asked, id);
    await guestOut(school, asked, id);
    const sent = sentTo(id, await deliverDue(school));
    await agreed(school, asked, 'yes');

    expect(sent.map(({ kind }) => kind)).toEqual(['table_left']);
    expect(sent[0]?.delivery).toMatchObject({
      kind: 'mail',
      to: DOCTOR.mail,
      letter: { kind: 'letter_left', moment: null, appointment: null },
    });
    expect(kindsTo(id, await deliverDue(school))).toEqual([]);
    expect((await school.deps.store.transact(SCHOOL, (tx) => tx.links.byId(link.id)))?.revokedAt).toBe(
      school.clock.now(),
    );
    expect(await openAnswerPage(school.deps, link)).toBeNull();
  });

  it('who is taken out of a table that stands has it taken out of the agenda', async () => {
    await agreed(school, asked, 'yes');
    const id = await withGuest(school, asked);
    await deliverDue(school);

    await guestOut(school, asked, id);
    const [sent] = sentTo(id, await deliverDue(school));

    expect(sent?.delivery).toMatchObject({
      letter: { kind: 'letter_left', appointment: { cancelled: true, uid: `${asked.ref.id}@actietafel` } },
    });
  });

  it('of whom nothing has been heard yet is taken out without a word', async () => {
    const id = await withGuest(school, asked);

    await guestOut(school, asked, id);

    expect(kindsTo(id, await deliverDue(school))).toEqual([]);
  });

  it('who was the last to be waited for lets the table be booked by going', async () => {
    const id = await withGuest(school, asked, INTERPRETER);
    await agreed(school, asked, 'yes');

    await guestOut(school, asked, id);

    expect((await tableNow(school, asked.ref)).state).toBe('booked');
  });
});
