import { beforeEach, describe, expect, it } from '@jest/globals';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { openOwnTablesPage } from '../../src/app/pages/opening-page.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { handOver } from '../../src/app/table/handing-over.ts';
import { moveTable } from '../../src/app/table/moving.ts';
import type { Instant, SchoolDate } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { calendarByOther, describeWithOtherReader } from '../support/other-reader.ts';
import { urlIn } from '../support/own-pages.ts';
import { rowCounts } from '../support/row-counts.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { agreed, askedTable, refOf, tableNow } from '../support/tables.ts';
import { deliverDue, haveChats } from '../support/triage.ts';

const DAY = 24 * 60 * 60_000;
const PARTNER = WHO.leerplicht;

describe('the address of the own tables', () => {
  const { school, asked } = askedPages();
  let page: string;
  let ticket: string;

  beforeEach(async () => {
    await haveChats(school(), PARTNER);
    page = urlIn(await openOwnTablesPage(await school().turn(PARTNER)));
    ticket = ticketIn(await openedDoor(page));
  });

  it('is there after a press and not before, and is shown once', async () => {
    const before = await openedDoor(page);
    const url = await made();
    const after = await openedDoor(page);

    expect(before.text).not.toContain('/agenda/');
    expect(url).toMatch(/\/agenda\/[0-9a-f]{64}\.ics$/);
    expect(after.text).toContain('Je hebt een adres');
    expect(after.text).not.toContain('/agenda/');
  });

  it('gives nothing by its first part, and nobody anything by one that was thought up', async () => {
    const url = await made();

    for (const other of [
      url.slice(0, -10),
      url.replace(/[0-9a-f]{64}/, 'a'.repeat(64)),
      url.replace('.ics', ''),
    ])
      expect((await fetch(other)).status).toBe(404);
  });

  it('is not made anew when the page that shows it is loaded again, which sends the press once more', async () => {
    const shown = await sendTo(page, { ticket });
    const press = { ticket, doe: 'make_feed', stand: standIn(shown.text) };
    const first = addressIn((await sendTo(page, press)).text);
    school().clock.forward(60_000);
    const again = await sendTo(page, press);

    expect(again.text).toContain('Je hebt een adres');
    expect(again.text).not.toContain('/agenda/');
    expect((await fetch(first)).status).toBe(200);
  });

  it('works no more once it is made anew, and once it is ended', async () => {
    const first = await made();
    const second = await made();
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);

    const { text } = await sendTo(page, { ticket, doe: 'end_feed' });
    expect(text).toContain('werkt niet meer');
    expect((await fetch(second)).status).toBe(404);
  });

  it('goes with whoever has no role, no seat and no open case here any more', async () => {
    const url = await made();
    await school().engine.script(
      `update seat_holder set until_on = '2026-11-22' where person_id = '${PARTNER}';
       update participant set until_on = '2026-11-22' where person_id = '${PARTNER}';`,
    );
    await school().deps.store.outside((tx) => tx.agendas.forgetOfWhoLeft('2026-11-23' as SchoolDate));

    expect((await fetch(url)).status).toBe(404);
  });

  it('is kept as a fingerprint alone', async () => {
    const token = (await made()).match(/[0-9a-f]{64}/)?.[0] ?? 'none';
    const found = await school().engine.db.selectFrom('own_feed').selectAll().executeTakeFirstOrThrow();

    expect(found.token_lookup.toString('hex')).not.toBe(token);
    expect(JSON.stringify(found)).not.toContain(token);
  });

  it('leaves no trace of who looked and when', async () => {
    await agreed(school(), asked(), 'yes');
    const url = await made();
    const before = [await rowCounts(school().engine), await feedRows()];
    await fetch(url);
    await fetch(url, { method: 'HEAD' });
    school().clock.forward(1000);
    await fetch(url);

    expect([await rowCounts(school().engine), await feedRows()]).toEqual(before);
  });

  it('says by its version whether anything is new, and lets it be kept for a quarter of an hour by its own program', async () => {
    await agreed(school(), asked(), 'yes');
    const url = await made();
    const first = await fetch(url);
    const version = first.headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'if-none-match': version } });
    const weak = await fetch(url, { headers: { 'if-none-match': `"other", W/${version}` } });
    await cancelTable(await school().turn(WHO.coordinator), refOf(await tableNow(school(), asked().ref)));
    const changed = await fetch(url, { headers: { 'if-none-match': version } });

    expect(first.headers.get('cache-control')).toBe('private, max-age=900');
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(version);
    expect(weak.status).toBe(304);
    expect(changed.status).toBe(200);
  });

  it('answers what is asked about it without the text, and takes nothing sent to it', async () => {
    const url = await made();
    const head = await fetch(url, { method: 'HEAD' });
    const whole = await fetch(url);
    const sent = await fetch(url, { method: 'POST', body: 'x' });

    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'));
    expect(head.headers.get('content-type')).toContain('text/calendar');
    expect(sent.status).toBe(405);
  });

  it('is asked too often at the 21st time in a row, and may be asked again half a minute later', async () => {
    const url = await made();
    const statuses: number[] = [];
    for (let nth = 1; nth <= 21; nth++) statuses.push((await fetch(url)).status);
    school().clock.forward(30_000);

    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    expect((await fetch(url)).status).toBe(200);
  });

  describeWithOtherReader('as another program reads it', () => {
    it('has no table that is asked about, and one that stands with when and where and nothing else', async () => {
      const url = await made();
      const before = await read(url);
      await agreed(school(), asked(), 'yes');
      const { method, version, entries } = await read(url);
      const { slots, bookedSlotId } = await tableNow(school(), asked().ref);
      const slot = slots.find(({ id }) => id === bookedSlotId);

      expect(before.entries).toEqual([]);
      expect([method, version, entries.length]).toEqual(['PUBLISH', '2.0', 1]);
      expect(entries[0]).toMatchObject({
        status: 'CONFIRMED',
        sequence: 0,
        summary: 'Gesprek op school',
        description: '',
        location: 'Testcollege, Testlaan 1, Utrecht',
        attendees: [],
        errors: [],
      });
      expect(Date.parse(entries[0]?.start.at ?? '')).toBe(slot?.startsAt);
      expect(Date.parse(entries[0]?.end.at ?? '')).toBe(slot?.endsAt);
      expect(entries[0]?.start.utc).toBe(true);
    });

    it('has the identity and number of the invitation that was mailed', async () => {
      const url = await made();
      await agreed(school(), asked(), 'yes');
      const invited = (await deliverDue(school())).flatMap(({ delivery }) =>
        delivery.kind === 'mail' && delivery.letter.kind === 'letter_appointment'
          ? [delivery.letter.appointment]
          : [],
      );
      const [entry] = (await read(url)).entries;

      expect(entry?.uid).toBe(invited[0]?.uid);
      expect(entry?.sequence).toBe(invited[0]?.sequence);
    });

    it('has one that was called off as off, with a higher number, until thirty days after its moment', async () => {
      const url = await made();
      await agreed(school(), asked(), 'yes');
      const endsAt = Date.parse((await read(url)).entries[0]?.end.at ?? '');
      await cancelTable(await school().turn(WHO.coordinator), refOf(await tableNow(school(), asked().ref)));
      const off = await read(url);
      school().clock.set((endsAt + 30 * DAY - 1) as Instant);
      const lastDay = await read(url);
      school().clock.set((endsAt + 30 * DAY) as Instant);
      const after = await read(url);

      expect(off.entries).toMatchObject([{ status: 'CANCELLED', sequence: 1 }]);
      expect(lastDay.entries).toHaveLength(1);
      expect(after.entries).toEqual([]);
    });

    it('has none that stands in the agendas already by an event of the school', async () => {
      const url = await made();
      await agreed(school(), asked(), 'yes');
      expect((await read(url)).entries).toHaveLength(1);
      await school().engine.script(
        `insert into calendar_event (actietafel_id, school_id, state, event_id, wish)
         values ('${asked().ref.id}', '${SCHOOL}', 'standing', 'AAMk1=', 1)`,
      );

      expect((await read(url)).entries).toEqual([]);
    });

    it('has the moment of one that is being moved as off, and the new one under the same identity', async () => {
      const url = await made();
      await agreed(school(), asked(), 'yes');
      const [before] = (await read(url)).entries;
      const turn = await school().turn(WHO.coordinator);
      await moveTable(turn, refOf(await tableNow(school(), asked().ref)));
      const moving = await read(url);

      expect(moving.entries).toMatchObject([{ status: 'CANCELLED', uid: before?.uid }]);
    });

    it('has none that was handed over, and one that was closed as off', async () => {
      const url = await made();
      await agreed(school(), asked(), 'yes');
      const ref = { schoolId: SCHOOL, id: asked().dossier.id, version: 1 };
      await closeDossier(await school().turn(WHO.coordinator), ref, 'moved_away');
      const closed = await read(url);
      const noor = await askedTable(school(), 'noor');
      await agreed(school(), noor, 'yes');
      const both = await read(url);
      await handOver(await school().turn(PARTNER), refOf(await tableNow(school(), noor.ref)));
      const handed = await read(url);

      expect(closed.entries).toMatchObject([{ status: 'CANCELLED' }]);
      expect(both.entries.map(({ status }) => status).sort()).toEqual(['CANCELLED', 'CONFIRMED']);
      expect(handed.entries).toMatchObject([{ status: 'CANCELLED' }]);
    });
  });

  async function made(): Promise<string> {
    const shown = await sendTo(page, { ticket });
    return addressIn((await sendTo(page, { ticket, doe: 'make_feed', stand: standIn(shown.text) })).text);
  }

  async function read(url: string) {
    const response = await fetch(url);
    if (response.status !== 200) throw new Error(`It answers ${response.status}.`);
    return calendarByOther(await response.text());
  }

  function feedRows() {
    return school().engine.db.selectFrom('own_feed').selectAll().execute();
  }
});

function addressIn(text: string): string {
  return text.match(/http[^<]*\/agenda\/[^<]*/)?.[0] ?? 'no address';
}

function standIn(text: string): string {
  return text.match(/name="stand" value="(\d+)"/)?.[1] ?? 'none';
}
