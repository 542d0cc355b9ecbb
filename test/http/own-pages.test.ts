import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { notToldOf } from '../../src/app/dossier/showing-dossier.ts';
import { tellParent } from '../../src/app/dossier/telling-parent.ts';
import { answerSafety, cancelIntake, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { openConcernPage, openWorklistPage } from '../../src/app/pages/opening-page.ts';
import type { Guardian } from '../../src/app/ports/pupils.ts';
import { tellInformed } from '../../src/app/triage/informing.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { GuardianId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { PAGE_POLICY } from '../../src/domain/policy.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { askedTable } from '../support/tables.ts';
import {
  accept,
  dossierOf,
  leftOut,
  morePupil,
  sentConcern as sentConcernAbout,
  toldBy,
} from '../support/triage.ts';

const CANARY = 'kwikstaart';

describe('our own pages', () => {
  let school: Play;
  let web: PageServer;

  beforeAll(async () => {
    school = await play();
    web = await servePages(school);
  }, 30_000);

  beforeEach(() => school.again());

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  it.each(['/vertel/x', '/melding/x', '/lijst/x', '/moment/x', '/privacy', '/nergens'])(
    'at %s are kept by nobody on the way, and tell no other site where somebody came from',
    async (path) => {
      const { headers } = await fetch(`${web.url}${path}`);

      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  describe('for telling more', () => {
    it('keeps what was written, sealed, and says so', async () => {
      const ref = await sentConcern();
      const { text } = await tell(await doorFor(WHO.mentor, ref), { tried: CANARY, welfare: 'sombre' });

      expect(text).toContain('Wat je schreef is veilig bewaard');
      expect(await storedDetails(ref)).toMatchObject([
        { authorId: WHO.mentor, details: { tried: CANARY, welfare: ['sombre'], sickReports: null } },
      ]);
      expect(await rawDetails()).not.toContain(CANARY);
      expect(await rawDetails()).not.toContain(Buffer.from(CANARY).toString('hex'));
    });

    it('shows an empty form, whatever was written before', async () => {
      const ref = await sentConcern();
      await tell(await doorFor(WHO.mentor, ref), { tried: CANARY });
      const { text } = await lookAt(await doorFor(WHO.mentor, ref));

      expect(text).not.toContain(CANARY);
      expect(text).toContain('Je hebt al één keer iets toegevoegd');
    });

    it('adds once when the button is pressed twice, and once on record', async () => {
      const ref = await sentConcern();
      const door = await doorFor(WHO.mentor, ref);
      const entry = entryIn((await lookAt(door)).text);
      const before = await timesOnRecord('concern.details_added');
      const first = await sendTo(door, { entry, more: 'een' });
      const second = await sendTo(door, { entry, more: 'een' });

      expect(await storedDetails(ref)).toHaveLength(1);
      expect(await timesOnRecord('concern.details_added')).toBe(before + 1);
      expect(second).toEqual(first);
    });

    it.each(['tried', 'pupils_words', 'more'])(
      'refuses a citizen service number in %s with an explanation at that box, and gives everything back to mend',
      async (box) => {
        const ref = await sentConcern();
        const typed = {
          sick_reports: '3',
          tried: 'een',
          pupils_words: 'twee',
          more: 'drie',
          effect: 'worse',
        };
        const { status, text } = await tell(await doorFor(WHO.mentor, ref), {
          ...typed,
          [box]: `${CANARY} 111222333`,
        });

        expect(status).toBe(422);
        expect(text).toMatch(new RegExp(`id="${box}-fault">[^<]*burgerservicenummer kan zijn`));
        expect(text.match(/aria-invalid="true"/g)).toHaveLength(1);
        expect(text).toMatch(new RegExp(`name="${box}"[^>]*aria-describedby="${box}-hint ${box}-fault"`));
        expect(text).toContain(`<a href="#${box}">`);
        expect(text).toContain(`>${CANARY} 111222333</textarea>`);
        for (const [name, value] of Object.entries(typed).filter(([name]) => name !== box))
          expect(text).toMatch(new RegExp(`name="${name}"[^>]*(>${value}</textarea>|value="${value}")`));
        expect(text).toContain('value="worse" checked');
        expect(await storedDetails(ref)).toEqual([]);
      },
    );

    it.each(['201', '-1', '1,5', 'veel'])(
      'refuses %s hours at that box, and keeps it as it was typed',
      async (hours) => {
        const ref = await sentConcern();
        const { status, text } = await tell(await doorFor(WHO.mentor, ref), { absence_hours: hours });

        expect(status).toBe(422);
        expect(text).toContain('id="absence_hours-fault">Vul hele getallen in');
        expect(text).toMatch(new RegExp(`name="absence_hours"[^>]*value="${hours}"`));
      },
    );

    it('takes text of a person as text', async () => {
      const ref = await sentConcern();
      const { text } = await tell(await doorFor(WHO.mentor, ref), {
        more: '</textarea><script>alert(1)</script> 111222333',
      });

      expect(text).not.toContain('<script>');
      expect(text).toContain('&lt;script&gt;');
    });

    it('is open to who raised the concern, already while it is a draft', async () => {
      const draft = ref(await startIntake(await school.turn(WHO.mentor)));

      expect((await lookAt(await doorFor(WHO.mentor, draft))).status).toBe(200);
    });

    it('is open to a coordinator who raised it herself, while it is a draft, and not once she stopped it', async () => {
      const draft = ref(await startIntake(await school.turn(WHO.coordinator)));

      expect((await lookAt(await doorFor(WHO.coordinator, draft))).status).toBe(200);
      await cancelIntake(await school.turn(WHO.coordinator), draft);
      expect(await openConcernPage(await school.turn(WHO.coordinator), draft, 'add_details')).toEqual({
        kind: 'refused',
        code: 'not_now',
      });
    });

    it('is not open to a coordinator while it is a draft of somebody else', async () => {
      const draft = ref(await startIntake(await school.turn(WHO.mentor)));

      expect(await openConcernPage(await school.turn(WHO.coordinator), draft, 'add_details')).toEqual({
        kind: 'refused',
        code: 'not_now',
      });
    });

    it('is not open to a colleague', async () => {
      const concern = await sentConcern();

      expect(await openConcernPage(await school.turn(WHO.otherMentor), concern, 'add_details')).toEqual({
        kind: 'refused',
        code: 'not_your_concern',
      });
    });

    it('closes after half an hour, and not a second before', async () => {
      const door = await doorFor(WHO.mentor, await sentConcern());
      school.clock.forward(PAGE_POLICY.linkMinutes * 60_000 - 1_000);
      const justBefore = await lookAt(door);
      school.clock.forward(1_000);

      expect(justBefore.status).toBe(200);
      expect(await lookAt(door)).toMatchObject({
        status: 410,
        text: expect.stringContaining('Druk in Teams nog een keer op de knop'),
      });
      expect((await sendTo(door, { entry: entryIn(justBefore.text), more: 'te laat' })).status).toBe(410);
    });

    it('closes for somebody who does not work at the school any more', async () => {
      const door = await doorFor(WHO.mentor, await sentConcern());
      await sql`update membership set until_on = '2026-11-22' where person_id = ${WHO.mentor}::uuid`.execute(
        school.engine.db,
      );

      expect((await lookAt(door)).status).toBe(410);
    });
  });

  describe('for reading a concern', () => {
    it('shows number, day and one button to whoever has the link alone, and writes nothing down', async () => {
      const concern = await sentConcern();
      await tell(await doorFor(WHO.mentor, concern), { pupils_words: CANARY });
      const { status, text } = await lookAt(await doorFor(WHO.coordinator, concern, 'concern_page'));

      expect(status).toBe(200);
      expect(text).toContain('Melding 26-001');
      expect(text).toContain('ma 23 nov');
      expect(text.match(/<button/g)).toHaveLength(1);
      for (const word of ['Sam', 'Vis', '4H2', 'Vaak te laat', CANARY, 'Anna'])
        expect(text).not.toContain(word);
      expect(await auditedReads()).toEqual([]);
    });

    it('shows the coordinator everything on the press of the button, and writes down who read it', async () => {
      const concern = await sentConcern();
      await tell(await doorFor(WHO.mentor, concern), { pupils_words: CANARY });
      const { status, text } = await openedDoor(await doorFor(WHO.coordinator, concern, 'concern_page'));

      expect(status).toBe(200);
      expect(text).toContain('Sam Vis');
      expect(text).toContain('4H2');
      expect(text).toContain('Vaak te laat');
      expect(text).toContain(CANARY);
      expect(text).toContain('Anna Mentor');
      expect(await auditedReads()).toEqual([{ action: 'concern.read', actor_id: WHO.coordinator }]);
    });

    it('lists each parent: who told them and when, or why not and who looked along', async () => {
      const concern = await sentConcern();
      const before = await openedDoor(await doorFor(WHO.coordinator, concern, 'concern_page'));
      await tellInformed(await school.turn(WHO.coordinator), concern, {
        parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')],
        secondPerson: WHO.safetyOfficer,
        ageBand: null,
      });

      const after = await openedDoor(await doorFor(WHO.coordinator, concern, 'concern_page'));

      for (const parent of ['Petra Vis', 'Rob Vis'])
        expect(factOf(before.text, parent)).toBe('Hier is nog niets over genoteerd');
      expect(factOf(after.text, 'Petra Vis')).toBe('Gehoord op vr 20 nov 2026, van Anna Mentor');
      expect(factOf(after.text, 'Rob Vis')).toBe(
        'Niet ingelicht. Waarom: niet te bereiken. Wie meekeek: Els Aandacht',
      );
    });

    it('keeps with a parent who was told after all that it was not so before', async () => {
      const concern = await sentConcern();
      await accept(school, concern, {
        parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')],
        secondPerson: WHO.safetyOfficer,
      });
      const { dossier, ref: card } = await dossierOf(school, concern);
      const [parent] = await school.deps.store.transact(SCHOOL, (tx) => notToldOf(tx, dossier.id));
      school.clock.set('2026-11-24T09:00:00Z');
      await tellParent(await school.turn(WHO.coordinator), card, parent?.id ?? null, WHO.coordinator);

      const { text } = await openedDoor(await doorFor(WHO.coordinator, concern, 'concern_page'));

      expect(factOf(text, 'Rob Vis').split('\n')).toEqual([
        'Niet ingelicht. Waarom: niet te bereiken. Wie meekeek: Els Aandacht',
        'Gehoord op di 24 nov 2026, van Carla Coordinator',
      ]);
    });

    it('says that a pupil of age decides who hears of it', async () => {
      const adult = await morePupil(school, '2008-11-23');
      const concern = await sentConcernAbout(school, { pupilId: adult });

      const { text } = await openedDoor(await doorFor(WHO.coordinator, concern, 'concern_page'));

      expect(text).toContain('Deze leerling is 18 of ouder, en kiest zelf wie het hoort.');
    });

    it('says what else is open about the same pupil', async () => {
      const first = await sentConcern();
      const alone = await openedDoor(await doorFor(WHO.coordinator, first, 'concern_page'));
      await sentConcern();

      const { text } = await openedDoor(await doorFor(WHO.coordinator, first, 'concern_page'));

      expect(alone.text).not.toContain('Over deze leerling ligt er ook');
      expect(text).toContain('Over deze leerling ligt er ook: melding 26-002.');
    });

    it('shows it again when the page is loaded again within ten minutes, and then asks for the button again', async () => {
      const door = await doorFor(WHO.coordinator, await sentConcern(), 'concern_page');
      const ticket = ticketIn(await lookAt(door));
      const first = await sendTo(door, { ticket });
      school.clock.forward(PAGE_POLICY.openMinutes * 60_000 - 1_000);
      const again = await sendTo(door, { ticket });
      school.clock.forward(1_000);
      const tooLate = await sendTo(door, { ticket });

      expect(first.text).toContain('Sam Vis');
      expect(again).toEqual(first);
      expect(tooLate.text).not.toContain('Sam Vis');
      expect((await sendTo(door, { ticket: ticketIn(tooLate) })).text).toContain('Sam Vis');
    });

    it.each([
      ['without a ticket', async () => ''],
      ['with a ticket of another link', async (other: string) => ticketIn(await lookAt(other))],
      ['with the link itself for a ticket', async (_: string, door: string) => door.split('/').at(-1) ?? ''],
    ])('shows the door again to a button %s', async (_how, ticketOf) => {
      const concern = await sentConcern();
      const door = await doorFor(WHO.coordinator, concern, 'concern_page');
      const other = await doorFor(WHO.coordinator, concern, 'concern_page');

      const shown = await sendTo(door, { ticket: await ticketOf(other, door) });

      expect(shown.status).toBe(200);
      expect(shown.text).not.toContain('Sam');
      expect(ticketIn(shown)).not.toBe('');
      expect(await auditedReads()).toEqual([]);
    });

    it('is not for the mentor', async () => {
      expect(
        await openConcernPage(await school.turn(WHO.mentor), await sentConcern(), 'concern_page'),
      ).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
    });

    it('does not show a draft', async () => {
      const draft = ref(await startIntake(await school.turn(WHO.mentor)));

      expect(await openConcernPage(await school.turn(WHO.coordinator), draft, 'concern_page')).toEqual({
        kind: 'refused',
        code: 'not_now',
      });
    });

    it('does not open with the link to another page', async () => {
      const door = await doorFor(WHO.mentor, await sentConcern());

      expect((await lookAt(door.replace('/vertel/', '/melding/'))).status).toBe(404);
    });
  });

  describe('for the list', () => {
    it('shows nobody and no telephone number to whoever has the link alone', async () => {
      const { dossier } = await askedTable(school, 'sam');
      const { status, text } = await lookAt(await listDoor(WHO.coordinator));

      expect(status).toBe(200);
      expect(text).toContain('Je lijst');
      expect(text.match(/<button/g)).toHaveLength(1);
      for (const word of ['Sam', dossier.number, 'tel:']) expect(text).not.toContain(word);
      expect(await auditedReads()).toEqual([]);
    });

    it('shows the coordinator what waits, and whom to call', async () => {
      const phoneOnly = school.deps.ids.next<GuardianId>();
      await school.deps.store.transact(SCHOOL, (tx) =>
        tx.pupils.addGuardian(PUPIL.sam, withoutMail(phoneOnly)),
      );
      const { dossier } = await askedTable(school, 'sam', (each) =>
        each.who.id === GUARDIAN.alsoOfSam ? { ...each, who: { kind: 'guardian', id: phoneOnly } } : each,
      );
      const { status, text } = await openedDoor(await listDoor(WHO.coordinator));

      expect(status).toBe(200);
      expect(text).toContain(dossier.number);
      expect(text).toContain('Bel Mij');
      expect(text).toContain('href="tel:0612345678"');
      expect(text).not.toContain('Petra');
    });

    it('says what to do when the school has no channel yet', async () => {
      const { text } = await openedDoor(await listDoor(WHO.coordinator));

      expect(text).toContain('Er is nog geen kanaal gekozen. Voeg Actietafel toe aan jullie team');
    });

    it('is for coordinators', async () => {
      expect(await openWorklistPage(await school.turn(WHO.mentor))).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
    });
  });

  async function sentConcern(): Promise<CardRef> {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const who = await answerSafety(await school.turn(WHO.mentor), ref(safety), 'no');
    const check = await tellWhoAndWhat(await school.turn(WHO.mentor), ref(who), {
      pupilId: PUPIL.sam,
      typedName: null,
      typedClass: null,
      raisedBy: 'school',
      reasons: ['late'],
      absentSince: '2026-11-02' as SchoolDate,
      parentsTold: { told: 'no' },
    });
    return ref(await sendConcern(await school.turn(WHO.mentor), ref(check)));
  }

  async function doorFor(
    person: PersonId,
    concern: CardRef,
    purpose: 'add_details' | 'concern_page' = 'add_details',
  ): Promise<string> {
    return urlIn(await openConcernPage(await school.turn(person), concern, purpose));
  }

  async function listDoor(person: PersonId): Promise<string> {
    return urlIn(await openWorklistPage(await school.turn(person)));
  }

  async function tell(door: string, fields: Record<string, string>) {
    return sendTo(door, { entry: entryIn((await lookAt(door)).text), ...fields });
  }

  function storedDetails(concern: CardRef) {
    return school.deps.store.transact(SCHOOL, (tx) => tx.details.of(concern.id as never));
  }

  async function rawDetails(): Promise<string> {
    const rows = await sql<{ text: string }>`select concern_detail::text as text from concern_detail`.execute(
      school.engine.db,
    );
    return JSON.stringify(rows.rows);
  }

  async function timesOnRecord(action: string): Promise<number> {
    const rows = await sql`select seq from audit where action = ${action}`.execute(school.engine.db);
    return rows.rows.length;
  }

  async function auditedReads() {
    const rows = await sql`select action, actor_id from audit where action like '%read' order by seq`.execute(
      school.engine.db,
    );
    return rows.rows;
  }
});

function ref(view: PersonalView): CardRef {
  if (!('ref' in view)) throw new Error(`no ref in ${view.kind}`);
  return view.ref;
}

function urlIn(view: PersonalView): string {
  if (view.kind !== 'page_link') throw new Error(`no link in ${view.kind}`);
  return view.url;
}

/** What a page says beside this label. */
function factOf(text: string, label: string): string {
  return text.match(new RegExp(`<dt>${label}</dt><dd><pre>([^<]*)</pre>`))?.[1] ?? '';
}

function entryIn(text: string): string {
  return text.match(/name="entry" value="([^"]*)"/)?.[1] ?? '';
}

function withoutMail(id: GuardianId): Guardian {
  return {
    id,
    name: { roepnaam: 'Bel', voorvoegsel: '', achternaam: 'Mij' },
    mail: null,
    phone: '06-12345678',
    gezag: 'yes',
    language: 'nl',
    addressSecret: false,
  };
}
