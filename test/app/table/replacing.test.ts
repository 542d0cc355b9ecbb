import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { declineBooked } from '../../../src/app/table/declining.ts';
import { askDeputy, handOver } from '../../../src/app/table/handing-over.ts';
import { askReplace, replacePartner } from '../../../src/app/table/replacing.ts';
import type { TableView } from '../../../src/app/table/views.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { SeatKind } from '../../../src/domain/roles.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  askedTable,
  participantsNow,
  refOf,
  storedVotes,
  tableNow,
} from '../../support/tables.ts';
import { away, deliverDue, haveChats, viewsTo } from '../../support/triage.ts';

type Form = Extract<TableView, { kind: 'table_replace' }>;

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(async () => {
  await school.again();
  asked = await askedTable(school);
});

afterAll(() => school.close());

describe('having somebody else come to a booked table', () => {
  beforeEach(async () => {
    await agreed(school, asked, 'yes');
    await deliverDue(school);
  });

  it('offers for each seat who can, and names the seats for which there is nobody', async () => {
    const form = await formNow();

    expect(form.choices.map(({ seat, personId }) => [seat.role, personId])).toEqual([
      ['leerplicht', WHO.leerplichtDeputy],
      ['buurtteam', WHO.buurtteamDeputy],
    ]);
    expect(form.nobody.map(({ role }) => role)).toEqual(['jgz', 'swv']);
  });

  it('offers nobody who is away then, or sits at another table then', async () => {
    await away(school, WHO.buurtteamDeputy, '2026-11-25', '2026-11-25');
    await sitsElsewhereThen(WHO.leerplichtDeputy);

    expect((await formNow()).choices).toEqual([]);
  });

  it('offers the holder again once a deputy sits there', async () => {
    await replaceBy('leerplicht', WHO.leerplichtDeputy);

    expect((await formNow()).choices.map(({ personId }) => personId)).toContain(WHO.leerplicht);
  });

  it('invites whoever was chosen, and nobody else hears anything but whoever sat there', async () => {
    const before = await tableNow(school, asked.ref);
    const view = await replaceBy('leerplicht', WHO.leerplichtDeputy);

    const notices = (await plannedNotices(school)).filter(
      ({ kind }) => !['card_edit', 'channel_card', 'channel_post'].includes(kind),
    );
    const named = notices.map(({ kind, to }) => `${kind} ${to.id}`);

    expect(view).toMatchObject({ kind: 'table_appointment', phase: 'booked' });
    expect(await tableNow(school, asked.ref)).toMatchObject({
      state: 'booked',
      version: before.version,
      sequence: before.sequence,
      bookedSlotId: before.bookedSlotId,
    });
    expect(named.filter((each) => !each.startsWith('table_tomorrow')).sort()).toEqual([
      `seat_passed ${WHO.leerplicht}`,
      `table_booked ${WHO.leerplichtDeputy}`,
    ]);
  });

  it('keeps the answers of everybody else', async () => {
    const before = await storedVotes(school, asked);
    await replaceBy('leerplicht', WHO.leerplichtDeputy);

    expect(await storedVotes(school, asked)).toEqual(before);
  });

  it('takes the moment out of the agenda of whoever sat there, by a number after their invitation', async () => {
    const { sequence, id } = await tableNow(school, asked.ref);
    await replaceBy('leerplicht', WHO.leerplichtDeputy);

    const letter = (await deliverDue(school)).find(
      ({ to, kind }) => to === WHO.leerplicht && kind === 'seat_passed',
    );
    const invited = (await tableNow(school, asked.ref)).sequence;

    expect(letter).toMatchObject({
      delivery: {
        kind: 'mail',
        letter: {
          kind: 'letter_seat_passed',
          moment: { on: '2026-11-25' },
          appointment: { uid: `${id}@actietafel`, sequence: sequence + 1, cancelled: true },
        },
      },
    });
    expect(invited).toBe(sequence);
  });

  it('tells whoever sat there in Teams where they have a chat', async () => {
    await haveChats(school, WHO.leerplicht);
    await replaceBy('leerplicht', WHO.leerplichtDeputy);

    expect(viewsTo(await deliverDue(school), WHO.leerplicht, 'seat_passed')).toMatchObject([
      { kind: 'table_seat_passed', moment: { on: '2026-11-25' } },
    ]);
  });

  it('does nothing twice', async () => {
    const holder = await placeOf('leerplicht');
    const press = async () =>
      replacePartner(
        await school.turn(WHO.coordinator, 'replace'),
        await refNow(),
        holder,
        WHO.leerplichtDeputy,
      );
    await press();
    const [people, notices] = [await participantsNow(school, asked), await plannedNotices(school)];
    await press();

    expect(await participantsNow(school, asked)).toEqual(people);
    expect((await plannedNotices(school)).filter(({ kind }) => kind !== 'card_edit')).toEqual(
      notices.filter(({ kind }) => kind !== 'card_edit'),
    );
  });

  it('says so when whoever was chosen was booked elsewhere meanwhile, and changes nothing', async () => {
    const holder = await placeOf('leerplicht');
    await sitsElsewhereThen(WHO.leerplichtDeputy);
    const before = await participantsNow(school, asked);
    const view = await replacePartner(
      await school.turn(WHO.coordinator),
      await refNow(),
      holder,
      WHO.leerplichtDeputy,
    );

    expect(view).toMatchObject({ kind: 'table_replace', fault: 'deputy_taken' });
    expect(await participantsNow(school, asked)).toEqual(before);
  });

  it.each([
    ['nobody', '', null],
    ['somebody of another seat', 'leerplicht', WHO.buurtteamDeputy],
    ['somebody who sits there already', 'leerplicht', WHO.swv],
  ] as const)('takes %s for no choice', async (_, role, person) => {
    const before = await participantsNow(school, asked);
    const place = role === '' ? '' : await placeOf(role);
    const view = await replacePartner(await school.turn(WHO.coordinator), await refNow(), place, person);

    expect(view).toMatchObject({ kind: 'table_replace', fault: expect.any(String) });
    expect(await participantsNow(school, asked)).toEqual(before);
  });

  it('is for who coordinates alone', async () => {
    const place = await placeOf('leerplicht');

    expect(
      await replacePartner(await school.turn(WHO.mentor), await refNow(), place, WHO.leerplichtDeputy),
    ).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('asks whether it was held once its moment came', async () => {
    const place = await placeOf('leerplicht');
    school.clock.set('2026-11-25T07:00:00Z');
    const before = await participantsNow(school, asked);

    expect(await askReplace(await school.turn(WHO.coordinator), await refNow())).toMatchObject({
      kind: 'dossier_held',
    });
    await replacePartner(await school.turn(WHO.coordinator), await refNow(), place, WHO.leerplichtDeputy);
    expect(await participantsNow(school, asked)).toEqual(before);
  });
});

describe('a deputy who sits at another table at that very moment', () => {
  beforeEach(async () => {
    await agreed(school, asked, 'yes');
    await sitsElsewhereThen(WHO.leerplichtDeputy);
  });

  it('is not sent by whoever hands over', async () => {
    expect(await handOver(await school.turn(WHO.leerplicht), await refNow())).toEqual({
      kind: 'refused',
      code: 'no_deputy',
    });
  });

  it('is not asked by the coordinator for whoever cannot come', async () => {
    await declineBooked(await school.turn(WHO.leerplicht), await refNow());
    const view = await askDeputy(
      await school.turn(WHO.coordinator),
      await refNow(),
      await placeOf('leerplicht'),
    );

    expect(view).toMatchObject({ fault: 'no_deputy', standIn: { deputy: null } });
  });
});

describe('having somebody else come to a table that is asked about', () => {
  it('says at how many of the moments they can, and asks them', async () => {
    await away(school, WHO.leerplichtDeputy, '2026-11-25', '2026-11-25');
    const form = await formNow();
    await replaceBy('leerplicht', WHO.leerplichtDeputy);

    const requests = (await plannedNotices(school)).filter(
      ({ kind, to }) => kind === 'vote_request' && to.id === WHO.leerplichtDeputy,
    );

    expect(form.choices[0]).toMatchObject({ personId: WHO.leerplichtDeputy, possible: 2, of: 3 });
    expect(requests).toHaveLength(1);
  });

  it('tells whoever was asked before that they need not answer', async () => {
    await haveChats(school, WHO.leerplicht);
    await deliverDue(school);
    await replaceBy('leerplicht', WHO.leerplichtDeputy);

    expect(viewsTo(await deliverDue(school), WHO.leerplicht, 'seat_passed')).toMatchObject([
      { moment: null },
    ]);
  });
});

async function formNow(): Promise<Form> {
  return (await askReplace(await school.turn(WHO.coordinator), await refNow())) as Form;
}

async function replaceBy(role: SeatKind, person: PersonId): Promise<PersonalView> {
  return replacePartner(await school.turn(WHO.coordinator), await refNow(), await placeOf(role), person);
}

async function placeOf(role: SeatKind): Promise<string> {
  const them = (await participantsNow(school, asked)).find(
    (each) => each.role === role && each.untilOn === null,
  );
  return them?.id ?? '';
}

async function refNow() {
  return refOf(await tableNow(school, asked.ref));
}

/** At Noor's table, booked for the very same time. */
async function sitsElsewhereThen(person: PersonId): Promise<void> {
  const other = await askedTable(school, 'noor', (each) =>
    each.role === 'leerplicht' ? { ...each, who: { kind: 'person', id: person } } : each,
  );
  const table = await tableNow(school, asked.ref);
  const slot = table.slots.find(({ id }) => id === table.bookedSlotId);
  const [theirs] = (await tableNow(school, other.ref)).slots;
  await school.engine.script(`
    update slot set starts_at = '${new Date(slot?.startsAt ?? 0).toISOString()}', ends_at = '${new Date(slot?.endsAt ?? 0).toISOString()}' where id = '${theirs?.id}';
    update actietafel set state = 'booked', booked_slot_id = '${theirs?.id}', booked_at = now() where id = '${other.ref.id}';
  `);
}
