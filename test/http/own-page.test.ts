import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { askedOwnPage, pressedBehind } from '../support/own-page.ts';
import { SCHOOL, TENANT, WHO } from '../support/school.ts';
import { passedCode } from '../support/second-code.ts';
import { agreed, participantsNow, tableNow } from '../support/tables.ts';
import { deliverDue } from '../support/triage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PARTNER = WHO.leerplicht;

describe('the own page of a partner without Teams', () => {
  const { school, asked, doorOf } = askedPages();

  beforeEach(async () => {
    await deliverDue(school());
  });

  it('with a door that shows none of it', async () => {
    await agreed(school(), asked(), 'yes');
    const { text } = await lookAt(await ownUrl());

    expect(text.match(/<button/g)).toHaveLength(1);
    for (const word of [asked().dossier.number, 'Testlaan', 'Sam']) expect(text).not.toContain(word);
  });

  it('with the same tables as in a chat, and no name', async () => {
    await agreed(school(), asked(), 'yes');
    const { status, text } = await openedDoor(await ownUrl());

    expect(status).toBe(200);
    expect(text).toContain('Je zit aan 1 tafel');
    expect(text).toContain(asked().dossier.number);
    expect(text).not.toContain('Sam');
  });

  it('on which an absence is put down with the same effect as in a chat: the deputy is asked', async () => {
    const { text } = await pressedBehind(await ownUrl(), { doe: 'away', ...(await allDays()) });

    expect(text).toContain('Opgeslagen');
    expect(await sitting('leerplicht')).toEqual([WHO.leerplichtDeputy]);
  });

  it('on which the same absence put down twice is one', async () => {
    const url = await ownUrl();
    await pressedBehind(url, { doe: 'away', ...(await allDays()) });
    await pressedBehind(url, { doe: 'away', ...(await allDays()) });

    expect(await awayNow()).toHaveLength(1);
  });

  it.each([
    [{ van: '2026-12-12', tot: '2026-12-01' }, 'De laatste dag ligt voor de eerste'],
    [{ van: '2026-11-22', tot: '2026-12-01' }, 'voorbij'],
    [{ van: 'soon', tot: '2026-12-01' }, 'eerste en de laatste dag'],
  ])('that keeps nothing of %j, and says why', async (days, why) => {
    const { status, text } = await pressedBehind(await ownUrl(), { doe: 'away', ...days });

    expect(status).toBe(422);
    expect(text).toContain(why);
    expect(await awayNow()).toEqual([]);
  });

  it('on which an absence is taken back', async () => {
    const url = await ownUrl();
    await pressedBehind(url, { doe: 'away', van: '2026-12-01', tot: '2026-12-12' });
    const [absence] = await awayNow();
    const { text } = await pressedBehind(url, { doe: 'take_back', rij: absence?.id ?? '' });

    expect(text).toContain('Ingetrokken');
    expect(await awayNow()).toEqual([]);
  });

  it.each([
    ['2026-12-05', '2026-12-05'],
    ['2026-12-12', '2026-12-12'],
    ['2026-12-13', '2026-12-13'],
  ])('on which another last day, %s, is kept', async (untilOn, kept) => {
    expect(await lastDayAfter(untilOn)).toEqual([{ fromOn: '2026-12-01', untilOn: kept }]);
  });

  it('on which a last day before the first is refused', async () => {
    expect(await lastDayAfter('2026-11-30')).toEqual([{ fromOn: '2026-12-01', untilOn: '2026-12-12' }]);
  });

  it('on which somebody who came back today had yesterday as last day, and no day before that', async () => {
    const url = await ownUrl();
    await pressedBehind(url, { doe: 'away', van: '2026-11-23', tot: '2026-12-12' });
    school().clock.forward(2 * DAY);
    const [absence] = await awayNow();
    const ticket = ticketIn(await passedCode(school(), url));
    const ended = (on: string) =>
      sendTo(url, { ticket, doe: 'last_day', rij: absence?.id ?? '', [`tot-${absence?.id}`]: on });
    const early = await ended('2026-11-23');
    const back = await ended('2026-11-24');

    expect([early.status, back.status]).toEqual([422, 200]);
    expect(await awayNow()).toEqual([]);
  });

  it('that changes nothing of an absence of somebody else', async () => {
    const other = await school().deps.store.transact(SCHOOL, async (tx) => {
      const absence = {
        id: school().deps.ids.next<never>(),
        personId: WHO.swv,
        fromOn: '2026-12-01' as SchoolDate,
        untilOn: '2026-12-12' as SchoolDate,
      };
      await tx.absences.add(absence);
      return absence.id;
    });
    const url = await ownUrl();
    await pressedBehind(url, { doe: 'take_back', rij: other });
    await changed(url, other, '2026-12-02');

    expect(await awayNow(WHO.swv)).toMatchObject([{ untilOn: '2026-12-12' }]);
  });

  it('on which an agenda is shared and not shared any more', async () => {
    const url = await ownUrl();
    const shared = await pressedBehind(url, {
      doe: 'share_agenda',
      agenda: 'https://agenda.example/me.ics',
    });
    const stopped = await pressedBehind(url, { doe: 'stop_agenda' });

    expect(shared.text).toContain('Je deelt je agenda');
    expect(stopped.text).not.toContain('Je deelt je agenda');
  });

  it('that says so where the organisation shows when somebody is busy, and offers nothing to stop', async () => {
    const { store, clock } = school().deps;
    const today = '2026-11-23' as SchoolDate;
    await store.outside((tx) => tx.agendas.askAboutTenant(TENANT, clock.now(), today));

    const { text } = await openedDoor(await ownUrl());

    expect(text).toContain('Je organisatie laat Actietafel zien wanneer je bezet bent');
    expect(text).toContain('iCal-adres van je agenda');
    expect(text).not.toContain('Niet meer delen');
  });

  it('that does nothing without the ticket of its door', async () => {
    const { text } = await sendTo(await ownUrl(), { doe: 'away', ...(await allDays()) });

    expect(text).not.toContain('Opgeslagen');
    expect(await awayNow()).toEqual([]);
  });

  async function ownUrl(): Promise<string> {
    const [letter] = await askedOwnPage(school(), await doorOf(PARTNER));
    if (!letter) throw new Error('No link was mailed.');
    return letter.url;
  }

  async function lastDayAfter(untilOn: string) {
    const url = await ownUrl();
    await pressedBehind(url, { doe: 'away', van: '2026-12-01', tot: '2026-12-12' });
    const [absence] = await awayNow();
    await changed(url, absence?.id ?? '', untilOn);
    return (await awayNow()).map((each) => ({ fromOn: each.fromOn, untilOn: each.untilOn }));
  }

  function changed(url: string, id: string, untilOn: string) {
    return pressedBehind(url, { doe: 'last_day', rij: id, [`tot-${id}`]: untilOn });
  }

  function awayNow(person: PersonId = PARTNER) {
    const { deps } = school();
    const today = deps.wallClock.dateOf(deps.clock.now());
    return deps.store.transact(SCHOOL, (tx) => tx.absences.of(person, today));
  }

  async function allDays(): Promise<{ van: string; tot: string }> {
    const { slots } = await tableNow(school(), asked().ref);
    const days = slots.map(({ startsAt }) => school().deps.wallClock.dateOf(startsAt)).sort();
    return { van: days[0] ?? '', tot: days.at(-1) ?? '' };
  }

  async function sitting(role: string) {
    const found = await participantsNow(school(), asked());
    return found.filter((each) => each.role === role && each.untilOn === null).map(({ who }) => who.id);
  }
});
