import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerSafety, chooseClass } from '../../src/app/intake/answering-intake.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { PersonId, PupilId } from '../../src/domain/ids.ts';
import { MOST_ON_CARD } from '../../src/domain/pupil-groups.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { type Play, play } from '../support/playing.ts';
import { pressOn } from '../support/pressing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { concernNow, refIn } from '../support/triage.ts';

/** What Teams takes; a card that is larger never arrives. */
const MOST_BYTES = 28 * 1024;
/** Three bytes a letter, and twice as long as a card shows. */
const LONG = '漢'.repeat(80);

describe('the pupils to choose from', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    for (const table of ['pupil_mentor', 'guardian', 'pupil'])
      await sql`delete from ${sql.table(table)}`.execute(school.engine.db);
  });

  afterAll(() => school.close());

  it(`of a mentor with ${MOST_ON_CARD} stand on one card that Teams takes, whatever they are called`, async () => {
    await addPupils(MOST_ON_CARD, 1, [WHO.mentor], LONG);

    const card = await toWho(WHO.mentor);

    expect(card).toMatchObject({ kind: 'intake_who', className: null });
    expect('pupils' in card && card.pupils).toHaveLength(MOST_ON_CARD);
    expect(bytesOf(card)).toBeLessThan(MOST_BYTES);
  });

  it('of a mentor with one more are asked for by class first', async () => {
    await addPupils(MOST_ON_CARD + 1, 5, [WHO.mentor]);

    expect(await toWho(WHO.mentor)).toMatchObject({
      kind: 'intake_class',
      classes: ['K1', 'K2', 'K3', 'K4', 'K5'],
    });
  });

  it.each([1, 48, 1200])(
    'of a school of 1200 in %i classes are asked of a coordinator on cards that Teams takes',
    async (classes) => {
      await addPupils(1200, classes, [], LONG);

      const card = await toWho(WHO.coordinator);
      if (card.kind !== 'intake_class') throw new Error(`a ${card.kind} is no choice of a class`);
      const sizes = [bytesOf(card)];
      let ref = refIn(card);
      for (const place of [0, card.classes.length - 1]) {
        const who = await chooseClass(await school.turn(WHO.coordinator), ref, place);
        sizes.push(bytesOf(who));
        expect(who).toMatchObject({ kind: 'intake_who', className: card.classes[place] });
        ref = refIn(await chooseClass(await school.turn(WHO.coordinator), refIn(who), null));
      }

      expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
    },
    60_000,
  );

  it('lead from the class to the pupil, to another class, and on to the last card', async () => {
    const ids = await addPupils(130, 2, []);
    const classes = await toWho(WHO.coordinator);

    const first = await press(classes, 'intake.class', { class: '0' });
    const back = await press(first, 'intake.other_class');
    const second = await press(back, 'intake.class', { class: '1' });
    const check = await press(second, 'intake.who', {
      pupil: ids[1] ?? '',
      reasons: 'late',
      sinceUnknown: 'true',
      told: 'no',
    });

    expect(first).toMatchObject({ kind: 'intake_who', className: 'K1' });
    expect(back).toMatchObject({ kind: 'intake_class', fault: null });
    expect(second).toMatchObject({ kind: 'intake_who', className: 'K2' });
    expect(check).toMatchObject({ kind: 'intake_check' });
    expect(await press(check, 'intake.change')).toMatchObject({ kind: 'intake_who', className: 'K2' });
  });

  it('are offered again by class when that class is not there any more', async () => {
    await addPupils(130, 2, []);
    const who = await chooseClass(await school.turn(WHO.coordinator), refIn(await toWho(WHO.coordinator)), 1);
    await sql`delete from pupil`.execute(school.engine.db);
    await addPupils(130, 1, []);

    const again = await startIntake(await school.turn(WHO.coordinator));

    expect(who).toMatchObject({ className: 'K2' });
    expect(again).toMatchObject({ kind: 'intake_class' });
  });

  it('are not chosen by a class that is not in the list: that is said', async () => {
    await addPupils(130, 2, []);
    const ref = refIn(await toWho(WHO.coordinator));

    const view = await chooseClass(await school.turn(WHO.coordinator), ref, 2);

    expect(view).toMatchObject({ kind: 'intake_class', fault: 'class_unknown' });
    expect((await concernNow(school, ref)).version).toBe(ref.version);
  });

  it('are one list where they fit on a card, however a class is asked for', async () => {
    await addPupils(3, 1, []);
    const ref = refIn(await toWho(WHO.coordinator));

    const view = await chooseClass(await school.turn(WHO.coordinator), ref, 0);

    expect(view).toMatchObject({ kind: 'intake_who', className: null, fault: 'class_unknown' });
  });

  it('let a coordinator say that it is not safe, before a class is chosen', async () => {
    await addPupils(130, 2, []);

    expect(await press(await toWho(WHO.coordinator), 'intake.unsafe')).toMatchObject({
      kind: 'intake_stopped',
    });
  });

  async function toWho(person: PersonId): Promise<PersonalView> {
    const safety = await startIntake(await school.turn(person));
    return answerSafety(await school.turn(person), refIn(safety), 'no');
  }

  async function press(
    view: PersonalView,
    verb: string,
    filled: Record<string, string> = {},
  ): Promise<PersonalView> {
    const pressed = await pressOn(school, WHO.coordinator, view, verb, filled);
    if (!pressed) throw new Error(`${verb} was not understood`);
    return pressed;
  }

  async function addPupils(
    count: number,
    classes: number,
    mentors: readonly PersonId[],
    name = 'Naam',
  ): Promise<PupilId[]> {
    const ids = Array.from({ length: count }, () => school.deps.ids.next<PupilId>());
    await school.deps.store.transact(SCHOOL, async (tx) => {
      for (const [place, id] of ids.entries()) {
        await tx.pupils.add(
          {
            id,
            name: { roepnaam: `${name}${place}`, voorvoegsel: '', achternaam: `${name}${place}` },
            className: `K${(place % classes) + 1}`,
            bornOn: null,
            homeMunicipality: null,
            homePostcode: null,
            exemptUntil: null,
            mail: null,
          },
          null,
          mentors,
        );
      }
    });
    return ids;
  }
});

function bytesOf(view: PersonalView): number {
  return Buffer.byteLength(JSON.stringify(cardOf(view, 'nl')));
}
