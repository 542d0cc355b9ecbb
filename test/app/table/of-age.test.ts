import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askPeople } from '../../../src/app/dossier/asking.ts';
import { inviteParents } from '../../../src/app/dossier/inviting-parents.ts';
import { openAnswerPage, pressAnswerPage } from '../../../src/app/table/answer-page.ts';
import { bookByTap } from '../../../src/app/table/booking-by-tap.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, testRoster, WHO } from '../../support/school.ts';
import { type Asked, answersOf, askedTable, phones, tableNow, votes } from '../../support/tables.ts';
import { deliverDue } from '../../support/triage.ts';

/** The concern is accepted on Monday 23 November; the moments are from Wednesday on. */
const ACCEPTED = '2008-11-23';

describe('a pupil who becomes 18 between the question and the table', () => {
  const roster = testRoster();
  let school: Play;
  let asked: Asked;

  beforeAll(async () => {
    school = await play(undefined, undefined, roster);
  }, 60_000);

  afterAll(() => school.close());

  it.each([
    ['2008-11-26', 'voting'],
    ['2008-11-25', 'booked'],
  ])('and was born on %s has a table of the 25th %s by the own yes alone', async (bornOn, state) => {
    await askedAbout(bornOn);
    await quorum();

    await phones(school, asked, WHO.coordinator, 'leerling', 'yes');

    expect((await tableNow(school, asked.ref)).state).toBe(state);
  });

  it.each([
    ['2008-11-25', 'mail', 'asked'],
    ['2008-11-24', 'drop', 'of_age'],
  ])(
    'and was born on %s: on the 24th a parent is reached by %s, and finds %s',
    async (bornOn, road, page) => {
      await askedAbout(bornOn);
      await deliverDue(school);
      school.clock.set('2026-11-24T07:31:00Z');

      const reminder = (await deliverDue(school)).find(
        ({ kind, to }) => kind === 'vote_reminder' && to === GUARDIAN.ofSam,
      );

      expect(reminder?.delivery.kind).toBe(road);
      expect((await openAnswerPage(school.deps, await linkOfParent()))?.kind).toBe(page);
    },
  );

  it('decides alone from that day on: what a parent presses then changes nothing', async () => {
    await askedAbout('2008-11-24');
    const link = await linkOfParent();
    school.clock.set('2026-11-24T09:00:00Z');

    const { slots } = await tableNow(school, asked.ref);
    await pressAnswerPage(school.deps, link, { kind: 'answers', answers: answersOf(slots, ['no']) });

    expect(await school.deps.store.transact(SCHOOL, (tx) => tx.tables.votes(asked.ref.id as never))).toEqual(
      [],
    );
  });

  it('keeps a parent who came in with the own consent, at 18', async () => {
    await askedAbout(ACCEPTED);

    const sent = await deliverDue(school);

    expect(sent.find(({ to }) => to === GUARDIAN.ofSam)?.delivery.kind).toBe('mail');
  });

  it('lets the parents in by a word to the coordinator, who are then asked anew', async () => {
    await askedAbout('2008-11-24');
    school.clock.set('2026-11-24T09:00:00Z');
    const ref = { schoolId: SCHOOL, id: asked.dossier.id, version: asked.dossier.version };
    const before = await askPeople(await school.turn(WHO.coordinator), ref);
    await deliverDue(school);

    const view = await inviteParents(await school.turn(WHO.coordinator), ref);
    const sent = await deliverDue(school);
    const after = await askPeople(await school.turn(WHO.coordinator), { ...ref, version: ref.version + 1 });

    expect([before, view, after]).toMatchObject([
      { canInviteParents: true },
      { kind: 'dossier' },
      { canInviteParents: false },
    ]);
    expect(
      sent
        .filter(({ kind, to }) => kind === 'vote_request' && to === GUARDIAN.ofSam)
        .map(({ delivery }) => delivery.kind),
    ).toEqual(['mail']);
  });

  it('needs no such word before that day', async () => {
    await askedAbout('2008-11-24');
    const ref = { schoolId: SCHOOL, id: asked.dossier.id, version: asked.dossier.version };

    expect(await askPeople(await school.turn(WHO.coordinator), ref)).toMatchObject({
      canInviteParents: false,
    });
  });

  it("is not booked for on a parent's yes without a reason", async () => {
    await askedAbout('2008-11-25');
    await phones(school, asked, WHO.coordinator, 'ouder', 'yes');
    const { slots } = await tableNow(school, asked.ref);

    const view = await bookByTap(await school.turn(WHO.coordinator), asked.ref, slots[0]?.id ?? null, null);

    expect(view).toMatchObject({ kind: 'table_choose', fault: 'family_reason_missing', asksReason: true });
  });

  async function askedAbout(bornOn: string): Promise<void> {
    const sam = roster.pupils.find(({ pupil }) => pupil.id === PUPIL.sam);
    if (!sam) throw new Error('Sam is gone');
    sam.pupil.bornOn = bornOn as SchoolDate;
    await school.importedAgain();
    asked = await askedTable(school);
  }

  async function quorum(): Promise<void> {
    for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam])
      await votes(school, asked, person, 'yes');
  }

  async function linkOfParent() {
    const links = await school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as never));
    const people = await school.deps.store.transact(SCHOOL, (tx) =>
      tx.dossiers.participants(asked.dossier.id),
    );
    const parent = people.find(({ who }) => who.id === GUARDIAN.ofSam);
    const link = links.find(({ holder }) => holder.id === parent?.id);
    if (!link) throw new Error('the parent has no link');
    return link;
  }
});
