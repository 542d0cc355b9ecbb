import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { moveTable } from '../../src/app/table/moving.ts';
import { agendaFilesFrom } from '../../src/calendar/postman.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { addressesOn } from '../../src/http/links.ts';
import { printerOf } from '../../src/http/pages/printer.ts';
import { pageRoutes } from '../../src/http/pages/routes.ts';
import { type Listening, listen } from '../../src/http/server.ts';
import { logTo } from '../../src/log.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import {
  type Asked,
  agreed,
  askedTable,
  linkOf,
  participantsNow,
  storedVotes,
  tableNow,
  votes,
} from '../support/tables.ts';

const KEY = Buffer.alloc(32, 7);

describe('the lane without Teams', () => {
  let school: Play;
  let web: Listening;
  let asked: Asked;
  let at: string;

  beforeAll(async () => {
    school = await play();
    const printer = printerOf(() => school.clock.now());
    web = await listen(0, {
      gate: async () => ({ ok: false, refused: { status: 401, code: 'token_missing' } }),
      receive: async () => ({ status: 200, body: undefined }),
      isReady: async () => true,
      schoolsNotLookedOver: async () => 0,
      routes: pageRoutes(
        { deps: school.deps, linkKey: KEY, printer },
        agendaFilesFrom('school@testcollege.example'),
      ),
      log: logTo(
        () => undefined,
        () => 0,
        'error',
      ),
      secure: false,
    });
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    school.deps.keepsEvents = false;
    asked = await askedTable(school);
    at = await addressOf(GUARDIAN.ofSam);
  });

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  it('shows date, place and buttons, and neither a name nor a reason', async () => {
    const { status, text } = await get(at);

    expect(status).toBe(200);
    expect(text).toContain('wo 25 nov');
    expect(text).toContain('Testlaan 1, Utrecht');
    expect(text.match(/type="radio"/g)).toHaveLength(9);
    expect(text).not.toMatch(/Sam|Vis|Petra|4H2|Carla|verzuim/);
    expect(text).not.toContain('<script');
  });

  it('stores and spends nothing however often it is looked at, as mail scanners do', async () => {
    const before = await everythingStored();
    for (let look = 0; look < 3; look++) await get(at);
    await fetch(at, { method: 'HEAD' });

    expect(await everythingStored()).toEqual(before);
    expect((await answer('yes', 'if_need_be', 'no')).status).toBe(200);
  });

  it('keeps the answers of the button, and shows them when it is opened again', async () => {
    const thanks = await answer('yes', 'if_need_be', 'no');
    const again = await get(at);

    expect(thanks.text).toContain('Bedankt, wij hebben uw antwoord');
    expect(again.text.match(/value="(yes|if_need_be|no)" checked/g)).toEqual([
      'value="yes" checked',
      'value="if_need_be" checked',
      'value="no" checked',
    ]);
    expect((await storedVotes(school, asked)).map(({ answer, via }) => [answer, via])).toEqual([
      ['yes', 'link'],
      ['if_need_be', 'link'],
      ['no', 'link'],
    ]);
  });

  it('books when this was the deciding answer, and gives the appointment as a file', async () => {
    for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam])
      await votes(school, asked, person, 'yes');
    await post(await addressOf(PUPIL.sam), await said('yes'));
    const thanks = await answer('yes');
    const file = await fetch(`${at}/afspraak.ics`);
    const lines = (await file.text()).split('\r\n');

    expect(thanks.text).toContain('Het gesprek staat vast');
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(lines).toEqual(
      expect.arrayContaining(['METHOD:PUBLISH', 'DTSTART:20261125T070000Z', 'SUMMARY:Gesprek op school']),
    );
  });

  it('offers no calendar file to whom the school’s mailbox has invited', async () => {
    await agreed(school, asked, 'yes');
    expect((await get(at)).text).toContain('afspraak.ics');

    await invitedByEvent(GUARDIAN.ofSam);
    expect((await get(at)).text).not.toContain('afspraak.ics');
    expect((await get(await addressOf(WHO.jgz))).text).toContain('afspraak.ics');
  });

  it('asks again when the button was pressed without an answer', async () => {
    const { status, text } = await answer();

    expect(status).toBe(422);
    expect(text).toContain('Kies bij minstens één moment een antwoord.');
  });

  it('takes "none of these" as a no to all', async () => {
    await post(at, { doe: 'another_time' });

    expect((await storedVotes(school, asked)).map(({ answer }) => answer)).toEqual(['no', 'no', 'no']);
  });

  it('lets a partner without Teams say that there is nobody to go instead', async () => {
    const { status, text } = await post(await addressOf(WHO.jgz), { doe: 'deputy' });

    expect(status).toBe(422);
    expect(text).toContain('geen (volgende) vervanger');
  });

  it('lets a partner share an agenda and stop again, and says how it stands', async () => {
    const jgz = await addressOf(WHO.jgz);
    const link = 'https://agenda.example/hanna-x7.ics';

    const refused = await post(jgz, { doe: 'share_agenda', agenda: 'https://elders.example/x' });
    const shared = await post(jgz, { doe: 'share_agenda', agenda: link });
    const again = await get(jgz);
    const stopped = await post(jgz, { doe: 'stop_agenda' });

    expect([refused.status, shared.status, stopped.status]).toEqual([422, 200, 200]);
    expect(refused.text).toContain('Dit adres kan niet.');
    for (const { text } of [shared, again]) {
      expect(text).toContain('Je deelt je agenda. Actietafel kijkt er binnen een kwartier in.');
      expect(text).not.toContain('hanna-x7');
      expect(text).not.toContain('Bedankt');
    }
    expect(stopped.text).not.toContain('Niet meer delen');
  });

  it('asks no agenda of a parent', async () => {
    expect((await get(at)).text).not.toContain('iCal');
    expect((await get(await addressOf(WHO.jgz))).text).toContain('iCal');
  });

  it('does not let a parent send a deputy', async () => {
    await post(at, { doe: 'deputy' });

    expect((await participantsNow(school, asked)).every(({ untilOn }) => untilOn === null)).toBe(true);
  });

  it('keeps an answer to an earlier round from landing on a new moment', async () => {
    const old = (await tableNow(school, asked.ref)).slots;
    await moveTable(await school.turn(WHO.coordinator), asked.ref);
    const { status, text } = await post(at, Object.fromEntries(old.map(({ id }) => [`m-${id}`, 'yes'])));

    expect(status).toBe(200);
    expect(text).not.toContain(' checked');
    expect(await storedVotes(school, asked)).toEqual([]);
  });

  it('says after the table that it has been, and asks nothing any more', async () => {
    await agreed(school, asked, 'yes');
    const booked = await tableNow(school, asked.ref);
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.tables.store({ ...booked, state: 'held', heldOn: '2026-11-25' as SchoolDate }),
    );
    const { text } = await get(at);

    expect(text).toContain('Het gesprek is geweest');
    expect(text).not.toContain('<form');
  });

  it('takes the word of a parent who cannot come after all', async () => {
    await agreed(school, asked, 'yes');
    const { text } = await post(at, { doe: 'cannot_come' });

    expect(text).toContain('U heeft gezegd dat u toch niet kunt');
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
  });

  it('is in English when that is asked for, and keeps to it', async () => {
    const { text } = await get(`${at}?taal=en`);

    expect(text).toContain('When can you come?');
    expect(text).toContain('?taal=en"');
    expect(text).toContain('<html lang="en" dir="ltr">');
  });

  it.each([
    ['cut short', (address: string) => address.slice(0, -3)],
    ['made for another page', (address: string) => address.replace('/moment/', '/lijst/')],
  ])('opens nothing for a link that is %s, and says so kindly', async (_what, spoil) => {
    const { status, text } = await get(spoil(at));

    expect(status).toBe(404);
    expect(text).toContain('Deze link klopt niet');
  });

  it('opens nothing after its end, and not a second before it is over', async () => {
    const link = await linkOf(school, asked, GUARDIAN.ofSam);
    school.clock.set((link.expiresAt - 1_000) as never);
    const justBefore = await get(at);
    school.clock.set(link.expiresAt);
    const after = await get(at);

    expect([justBefore.status, after.status]).toEqual([200, 410]);
    expect(after.text).toContain('Deze link werkt niet meer');
  });

  it('opens nothing once it is revoked', async () => {
    const link = await linkOf(school, asked, GUARDIAN.ofSam);
    await school.deps.store.transact(SCHOOL, (tx) => tx.links.revoke([link.id], school.clock.now()));

    expect((await get(at)).status).toBe(410);
    expect((await answer('yes')).status).toBe(410);
    expect(await storedVotes(school, asked)).toEqual([]);
  });

  async function answer(...answers: string[]) {
    return post(at, await said(...answers));
  }

  /** The answers as the form names them, first moment first. */
  async function said(...answers: string[]): Promise<Record<string, string>> {
    const { slots } = await tableNow(school, asked.ref);
    return Object.fromEntries(answers.map((each, index) => [`m-${slots[index]?.id}`, each]));
  }

  /** An event that stands in the calendar of the school's mailbox, with this person invited. */
  async function invitedByEvent(who: string): Promise<void> {
    const { deps } = school;
    deps.keepsEvents = true;
    const me = (await participantsNow(school, asked)).find((each) => each.who.id === who);
    const table = await tableNow(school, asked.ref);
    const now = deps.clock.now();
    await deps.store.transact(SCHOOL, (tx) => tx.events.changed(table.id, now));
    const due = await deps.store.outside((tx) => tx.events.takeDue(now, now));
    if (!me || !due) throw new Error('there is nobody to invite');
    const invited = [{ mail: 'a@b.example', participantIds: [me.id] }];
    const shown = { startsAt: now, endsAt: now, place: '', number: '', language: 'nl' as const, invited };
    const event = {
      state: 'standing' as const,
      eventId: 'AAMk1',
      shown: { ...shown, organiser: null },
      reason: null,
    };
    await deps.store.transact(SCHOOL, (tx) =>
      tx.events.keep(due, event, { dueAt: null, readDueAt: null, failed: false }),
    );
  }

  async function addressOf(who: string): Promise<string> {
    return addressesOn(`http://127.0.0.1:${web.port}`, KEY).urlOf(await linkOf(school, asked, who));
  }

  async function everythingStored(): Promise<unknown> {
    const counts = await sql<{ all: string }>`
      select (
        (select count(*) from vote) || ' ' || (select count(*) from notice) || ' ' ||
        (select count(*) from audit) || ' ' || (select count(*) from inbox) || ' ' ||
        (select coalesce(md5(string_agg(link::text, ',' order by id)), '') from link)
      ) as all
    `.execute(school.engine.db);
    return counts.rows[0]?.all;
  }
});

async function get(address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}

async function post(
  address: string,
  fields: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
}
