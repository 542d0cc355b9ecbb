import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { nl } from '../../src/texts/nl.ts';
import { agendaOf, type HeldAppointment } from '../support/agenda-program.ts';
import { describeWithImap, type ImapServer, imapServer } from '../support/imap-server.ts';
import { journeyStage } from '../support/journey-stage.ts';
import { counterMail } from '../support/reply-mails.ts';
import { schoolFolder } from '../support/school-folder.ts';

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url));
const MINUTES = 60_000;
const PUPIL = 'Sem';
const QUESTION = 'Wanneer kun je bij de actietafel zijn';
const ROUND = 'Wanneer komt iedereen bij elkaar';
/** Who has mail and no Teams: a partner, the deputy of another, a parent. */
const JEUGDARTS = 'hanneke.prins@jgz.example';
const DEPUTY = 'gerard.smit@gemeente.example';
const PARENT = 'petra.jansen@thuis.example';
const WITH_MAIL = [JEUGDARTS, DEPUTY, PARENT];

const WINDOWS = {
  mentor: 'Anouk de Wit',
  coordinator: 'Carolien Bos',
  leerplicht: 'Fatima Aydin',
  swv: 'Ilse van Dijk',
  buurtteam: 'Jamal Chahid',
} as const;

/**
 * A table with people of four organisations: the jeugdarts has no Teams and answers behind a link, the leerplichtambtenaar
 * sends a deputy, who has mail only and proposes another time from an agenda. At each step the agendas of all who got mail
 * hold the same.
 */
describeWithImap('one appointment in the agendas of everybody', () => {
  let mailbox: ImapServer;
  let first: HeldAppointment;
  const { demo, visitor, person } = journeyStage(
    '.data/test-calendars',
    schoolFolder(),
    WINDOWS,
    async () => {
      mailbox = await imapServer();
      const { host, port, user, password } = mailbox.settings;
      return {
        IMAP_HOST: host,
        IMAP_PORT: `${port}`,
        IMAP_SECURE: 'no',
        IMAP_USER: user,
        IMAP_PASSWORD: password,
      };
    },
  );

  beforeAll(() => {
    mkdirSync(SHOTS, { recursive: true });
  });

  afterAll(() => mailbox?.close());

  it(
    'is asked for at a table to which one partner sends a deputy, who is asked by mail',
    async () => {
      await reports();
      await accepts();

      await person('leerplicht').press(nl.table.deputy, QUESTION);
      await person('leerplicht').reads(nl.table.handedOverTitle);
      for (const key of ['swv', 'buurtteam', 'mentor'] as const) await answersYes(key);
      for (const address of WITH_MAIL) await answersByMail(address);
    },
    5 * MINUTES,
  );

  it(
    'stands in all of them at the same moment once the table is booked',
    async () => {
      await person('coordinator').choosesEverywhere('Ja', ROUND);
      await person('coordinator').press(/opslaan/i, ROUND);
      await person('swv').reads(nl.table.phases.booked);

      first = await theOneAppointment();
      expect(first.sequence).toBe(0);
    },
    3 * MINUTES,
  );

  it(
    'is proposed for another hour from an agenda: whoever did hears whether that can be, and so does the coordinator',
    async () => {
      const answersTo = (await agendaOf(visitor().page, demo().url, DEPUTY))[0]?.organiser ?? '';
      const [start, end] = [hourLater(first.start), hourLater(first.end)];
      const stamp = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
      await mailbox.deliver(
        counterMail({ to: answersTo, from: DEPUTY, uid: first.uid, attendee: DEPUTY, start, end, stamp }),
      );

      const hears = async () => (await person('coordinator').everything()).includes(nl.table.counter(''));
      await until(hears, 4 * MINUTES);
      await person('coordinator').shoots(`${SHOTS}c2-counter.png`);
      expect(await theOneAppointment()).toEqual(first);
    },
    6 * MINUTES,
  );

  it(
    'is moved for all of them when the table is',
    async () => {
      await person('coordinator').press(nl.table.move, nl.table.counter(''));
      await person('coordinator').press(nl.table.sureMoveYes, nl.table.sureMoveTitle);
      await isInNoAgenda();
      // The colleagues' yes to the other moments still holds; the family is asked anew.
      const { thanks } = await visitor().answersTheMailTo(PARENT, `${SHOTS}c3-parent`);
      expect(thanks).toContain(nl.answering.bookedTitle);
      await person('swv').reads(nl.table.phases.moved);
      await person('swv').shoots(`${SHOTS}c3-moved.png`);

      const moved = await theOneAppointment(first.sequence);
      expect(moved.uid).toBe(first.uid);
      expect(moved.start).not.toBe(first.start);
    },
    6 * MINUTES,
  );

  it(
    'is gone from all of them when the table is called off',
    async () => {
      await person('coordinator').press(nl.table.cancel, nl.table.phases.moved);
      await person('coordinator').press(nl.table.sureCancelYes, nl.table.sureCancelTitle);
      await person('swv').reads(nl.table.phases.cancelled);

      await isInNoAgenda();
    },
    4 * MINUTES,
  );

  async function reports(): Promise<void> {
    const mentor = person('mentor');
    await mentor.say('melding');
    await mentor.press('Nee', 'Eerst dit');
    const who = 'Om wie gaat het';
    await mentor.picks(PUPIL, /Leerling|Kies of typ/, who);
    await mentor.chooses(nl.intake.reasonChoices.often_reported_sick, who);
    const form = await mentor.card(who);
    await form.getByRole('checkbox', { name: 'Weet ik niet' }).check({ force: true });
    await form.getByRole('radio', { name: 'Ja', exact: true }).check({ force: true });
    await mentor.press('Verder', who);
    await mentor.press('Versturen', `Klopt dit over ${PUPIL}`);
  }

  async function accepts(): Promise<void> {
    const coordinator = person('coordinator');
    await coordinator.chooses('Een actietafel', `Nieuwe melding over ${PUPIL}`);
    await coordinator.press('Verder', `Nieuwe melding over ${PUPIL}`);
    const accept = `Een actietafel voor ${PUPIL}`;
    await coordinator.fillsEveryDateWithToday(accept);
    await coordinator.press('Maak de actietafel', accept);
    await coordinator.reads(`Besloten over ${PUPIL}`);
  }

  async function answersYes(key: 'swv' | 'buurtteam' | 'mentor'): Promise<void> {
    await person(key).choosesEverywhere('Ja', QUESTION);
    await person(key).press('Antwoord opslaan', QUESTION);
    await person(key).reads('Je antwoord is binnen');
  }

  async function answersByMail(address: string): Promise<void> {
    const { thanks } = await visitor().answersTheMailTo(address, `${SHOTS}c1-${address.split('@')[0]}`);
    expect(thanks).toMatch(/dank/i);
  }

  async function isInNoAgenda(): Promise<void> {
    for (const address of WITH_MAIL)
      await until(async () => (await agendaOf(visitor().page, demo().url, address)).length === 0, MINUTES);
  }

  /** What all agendas hold: in each the same appointment, and no other. `after` = once it has a later number than this. */
  async function theOneAppointment(after = -1): Promise<HeldAppointment> {
    const agendas: Readonly<Record<string, readonly HeldAppointment[]>> = Object.fromEntries(
      await eachInTurn(WITH_MAIL, async (address) => {
        const held = () => agendaOf(visitor().page, demo().url, address);
        await until(async () => (await held()).some(({ sequence }) => sequence > after), MINUTES);
        return [address, await held()] as const;
      }),
    );
    const times = Object.values(agendas).map((held) =>
      held.map(({ uid, start, end, sequence }) => ({ uid, start, end, sequence })),
    );
    expect(times).toEqual(times.map(() => times[0]));
    expect(times[0]).toHaveLength(1);
    return { ...(times[0]?.[0] as HeldAppointment), organiser: '' };
  }
});

async function eachInTurn<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const each of all) done.push(await work(each));
  return done;
}

/** Looks until it is so. @throws Error when it is not within this time. */
async function until(isSo: () => Promise<boolean>, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not become so.');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Of a time as an agenda writes it, in UTC. */
function hourLater(time: string): string {
  const [, year, month, day, hour, minute] = time.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/) ?? [];
  const later = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour) + 1, Number(minute)),
  );
  return `${later.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
