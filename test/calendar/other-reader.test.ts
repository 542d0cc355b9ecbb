import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { moveTable } from '../../src/app/table/moving.ts';
import { smtpMailer } from '../../src/calendar/mailer.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import {
  describeWithOtherReader,
  type ReadEntry,
  type ReadMail,
  readByOther,
} from '../support/other-reader.ts';
import { type Play, play } from '../support/playing.ts';
import { WHO } from '../support/school.ts';
import { agreed, askedTable, refOf, tableNow } from '../support/tables.ts';
import { deliverDue } from '../support/triage.ts';

const FROM = 'actietafel@testcollege.example';
/** Nobody at this table has Teams: each gets mails. */
const NINE_PEOPLE = 9;
const PARENT = 'petra.vis@thuis.example';
const PUPIL = 'sam@leerling.example';
const PARTNER = 'hanna.jeugdarts@voorbeeld.example';
/** The first moment is before the change of 28 March, the one it is moved to after it. */
const BEFORE_THE_CLOCKS_CHANGE = '2027-03-22T09:00:00Z';

describeWithOtherReader(
  'a table from its first invitation to its end, as another program reads its mails',
  () => {
    let school: Play;
    let server: MailServer;
    let mails: ReadMail[];

    /** Booked, moved, booked again and called off; what goes out is mailed through a real server at each step. */
    beforeAll(async () => {
      school = await play(BEFORE_THE_CLOCKS_CHANGE);
      server = await mailServer();
      const asked = await askedTable(school);
      const now = async () => refOf(await tableNow(school, asked.ref));
      await agreed(school, asked, 'yes');
      await mailDue();
      await moveTable(await school.turn(WHO.coordinator), await now());
      await mailDue();
      await agreed(school, { ...asked, ref: await now() }, 'no', 'no', 'yes');
      await mailDue();
      await cancelTable(await school.turn(WHO.coordinator), await now());
      await mailDue();
      mails = readByOther(server.mails);
    }, 60_000);

    afterAll(async () => {
      await server.close();
      await school.close();
    });

    async function mailDue(): Promise<void> {
      const { port } = server;
      const mailer = smtpMailer({
        host: '127.0.0.1',
        port,
        secure: false,
        user: null,
        password: null,
        from: FROM,
      });
      const postman = postmanOver(mailer, FROM);
      for (const { delivery, kind, to } of await deliverDue(school)) {
        if (delivery.kind !== 'mail') continue;
        const posted = await postman.post(delivery.to, delivery.letter, delivery.language, `${kind}-${to}`);
        expect(posted.kind).toBe('sent');
      }
      school.clock.forward(60_000);
    }

    const calendarsTo = (address: string) =>
      mails.filter(({ to }) => to.includes(address)).flatMap(({ calendars }) => calendars);
    const entriesTo = (address: string) => calendarsTo(address).flatMap(({ entries }) => entries);
    const everyEntry = (): ReadEntry[] =>
      mails.flatMap(({ calendars }) => calendars.flatMap(({ entries }) => entries));

    it('brings a request, takes it out, brings the new one, and takes that out', () => {
      for (const address of [PARENT, PUPIL, PARTNER]) {
        expect(calendarsTo(address).map(({ method }) => method)).toEqual([
          'REQUEST',
          'CANCEL',
          'REQUEST',
          'CANCEL',
        ]);
        expect(entriesTo(address).map(({ status }) => status)).toEqual([
          'CONFIRMED',
          'CANCELLED',
          'CONFIRMED',
          'CANCELLED',
        ]);
      }
    });

    it('has one identity for life, the same for everybody', () => {
      expect(new Set(everyEntry().map(({ uid }) => uid)).size).toBe(1);
    });

    it('begins at number 0 and has a higher number at each change, made later than the one before', () => {
      for (const address of [PARENT, PUPIL, PARTNER]) {
        const entries = entriesTo(address);
        const numbers = entries.map(({ sequence }) => sequence);
        const stamps = entries.map(({ stamp }) => Date.parse(stamp.at));

        expect(numbers[0]).toBe(0);
        for (const list of [numbers, stamps]) expect(list).toEqual([...new Set(list)].sort((a, b) => a - b));
      }
    });

    it('says the same method in the mail as in the calendar, with one calendar and one entry in it', () => {
      for (const { calendars, attachments } of mails) {
        expect(attachments).toEqual([]);
        expect(calendars.length).toBeLessThanOrEqual(1);
        for (const { header, method, entries, version, alarms } of calendars) {
          expect(header).toBe(method);
          expect([version, entries.length, alarms]).toEqual(['2.0', 1, 0]);
        }
      }
      expect(everyEntry()).toHaveLength(4 * NINE_PEOPLE);
    });

    it('has its times in UTC, with no zone for an agenda to get wrong', () => {
      for (const { start, end, stamp, errors } of everyEntry()) {
        expect([start.utc, end.utc, stamp.utc]).toEqual([true, true, true]);
        expect(errors).toEqual([]);
      }
      for (const { calendars } of mails) for (const { zones } of calendars) expect(zones).toBe(0);
    });

    it('stands at the same time on the wall before and after the clocks change', () => {
      const starts = entriesTo(PARENT).map(({ start }) => start.at);

      expect(starts).toEqual([
        '2027-03-24T07:00:00+00:00',
        '2027-03-24T07:00:00+00:00',
        '2027-03-30T11:00:00+00:00',
        '2027-03-30T11:00:00+00:00',
      ]);
      expect(starts.map(clockInAmsterdam)).toEqual(['08:00', '08:00', '13:00', '13:00']);
    });

    it('has nothing in it that says about whom or why', () => {
      for (const { summary, description, location } of everyEntry()) {
        expect(summary).toBe('Gesprek op school');
        expect(description).toMatch(/^Kenmerk \d\d-\d{3}\. Het gesprek is op school\.$/);
        expect(location).toBe('Testcollege, Testlaan 1, Utrecht');
      }
    });

    it('comes from the school and has nobody on it but the one it was sent to', () => {
      for (const { to, calendars } of mails)
        for (const { entries } of calendars)
          for (const { attendees, organizers } of entries) {
            expect(attendees.map(({ address }) => address.toLowerCase())).toEqual([`mailto:${to.trim()}`]);
            expect(organizers).toMatchObject([{ CN: 'Testcollege' }]);
          }
    });

    it('says in words the day and the time on the clock at the school, and whose time that is', () => {
      const told = mails.flatMap(({ text, calendars }) =>
        calendars
          .filter(({ method }) => method === 'REQUEST')
          .flatMap(({ entries }) => entries.map(({ start }) => ({ text, start: start.at }))),
      );
      expect(told).toHaveLength(2 * NINE_PEOPLE);

      for (const { text, start } of told) {
        expect(text).toContain(`${clockInAmsterdam(start)}–`);
        expect(text).toContain('(Nederlandse tijd)');
      }
    });

    it('names the zone as well where it says which moment is off', () => {
      const off = mails.filter(({ calendars }) => calendars.some(({ method }) => method === 'CANCEL'));
      expect(off.length).toBeGreaterThan(0);

      for (const { text } of off) expect(text).toMatch(/\d\d:\d\d–\d\d:\d\d uur \(Nederlandse tijd\)/);
    });
  },
);

function clockInAmsterdam(at: string): string {
  return new Date(at).toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' });
}
