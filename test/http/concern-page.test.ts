import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decideAnew } from '../../src/app/dossier/deciding-anew.ts';
import { startPause } from '../../src/app/dossier/pausing.ts';
import { notToldOf } from '../../src/app/dossier/showing-dossier.ts';
import { tellParent } from '../../src/app/dossier/telling-parent.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { openConcernPage } from '../../src/app/pages/opening-page.ts';
import { tellInformed } from '../../src/app/triage/informing.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { PAGE_POLICY } from '../../src/domain/policy.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { auditedReads, CANARY, doorFor, lateConcern, tell } from '../support/own-pages.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../support/school.ts';
import { passedCode } from '../support/second-code.ts';
import {
  accept,
  dossierOf,
  haveChats,
  leftOut,
  morePupil,
  refIn,
  sentConcern,
  toldBy,
} from '../support/triage.ts';

describe('our own page for reading a concern', () => {
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

  it('shows number, day and one button to whoever has the link alone, and writes nothing down', async () => {
    const concern = await lateConcern(school);
    await tell(await doorFor(school, WHO.mentor, concern), { pupils_words: CANARY });
    const { status, text } = await lookAt(await doorFor(school, WHO.coordinator, concern, 'concern_page'));

    expect(status).toBe(200);
    expect(text).toContain('Melding 26-001');
    expect(text).toContain('ma 23 nov');
    expect(text.match(/<button/g)).toHaveLength(1);
    for (const word of ['Sam', 'Vis', '4H2', 'Vaak te laat', CANARY, 'Anna'])
      expect(text).not.toContain(word);
    expect(await auditedReads(school)).toEqual([]);
  });

  it('shows the coordinator everything on the press of the button, and writes down who read it', async () => {
    const concern = await lateConcern(school);
    await tell(await doorFor(school, WHO.mentor, concern), { pupils_words: CANARY });
    const { status, text } = await openedDoor(
      await doorFor(school, WHO.coordinator, concern, 'concern_page'),
    );

    expect(status).toBe(200);
    expect(text).toContain('Sam Vis');
    expect(text).toContain('4H2');
    expect(text).toContain('Vaak te laat');
    expect(text).toContain(CANARY);
    expect(text).toContain('Anna Mentor');
    expect(await auditedReads(school)).toEqual([{ action: 'concern.read', actor_id: WHO.coordinator }]);
  });

  it('lists each parent: who told them and when, or why not and who looked along', async () => {
    const concern = await lateConcern(school);
    const before = await openedDoor(await doorFor(school, WHO.coordinator, concern, 'concern_page'));
    await tellInformed(await school.turn(WHO.coordinator), concern, {
      parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')],
      secondPerson: WHO.safetyOfficer,
      ageBand: null,
    });

    const after = await openedDoor(await doorFor(school, WHO.coordinator, concern, 'concern_page'));

    for (const parent of ['Petra Vis', 'Rob Vis'])
      expect(factOf(before.text, parent)).toBe('Hier is nog niets over genoteerd');
    expect(factOf(after.text, 'Petra Vis')).toBe('Ingelicht op vr 20 nov 2026, door Anna Mentor');
    expect(factOf(after.text, 'Rob Vis')).toBe(
      'Niet ingelicht. Waarom: niet te bereiken. Wie meekeek: Els Aandacht',
    );
  });

  it('says why a case paused on purpose, and with whom that was agreed, as no card does', async () => {
    const concern = await sentConcern(school);
    await accept(school, concern);
    const { ref } = await dossierOf(school, concern);
    await startPause(await school.turn(WHO.coordinator), ref, {
      untilOn: '2026-12-10' as SchoolDate,
      reason: 'cause_first',
      agreedWith: ['pupil', 'parents'],
    });

    const { text } = await openedDoor(await doorFor(school, WHO.coordinator, concern, 'concern_page'));

    expect(factOf(text, 'ma 23 nov 2026 tot en met do 10 dec 2026')).toBe(
      'Eerst zoeken wat erachter zit. Afgesproken met: de leerling, de ouders.',
    );
  });

  it('says why there was no agreement on its day, and who decided on another', async () => {
    const concern = await sentConcern(school);
    await accept(school, concern);
    school.clock.set('2027-02-23T10:00:00Z');
    const { ref } = await dossierOf(school, concern);
    await decideAnew(await school.turn(WHO.coordinator), ref, {
      reason: 'help_not_begun',
      secondPerson: WHO.safetyOfficer,
      dueOn: '2027-04-15' as SchoolDate,
    });

    const { text } = await openedDoor(await doorFor(school, WHO.coordinator, concern, 'concern_page'));

    expect(factOf(text, 'di 23 feb 2027')).toMatch(
      /^Niet di 23 feb 2027 maar do 15 apr 2027\. De hulp is nog niet begonnen\. Besloten door: .+, Els Aandacht\.$/,
    );
  });

  it('keeps with a parent who was told after all that it was not so before', async () => {
    const concern = await lateConcern(school);
    await accept(school, concern, {
      parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'not_reachable')],
      secondPerson: WHO.safetyOfficer,
    });
    const { dossier, ref: card } = await dossierOf(school, concern);
    const [parent] = await school.deps.store.transact(SCHOOL, (tx) => notToldOf(tx, dossier.id));
    school.clock.set('2026-11-24T09:00:00Z');
    await tellParent(await school.turn(WHO.coordinator), card, parent?.id ?? null, WHO.coordinator);

    const { text } = await openedDoor(await doorFor(school, WHO.coordinator, concern, 'concern_page'));

    expect(factOf(text, 'Rob Vis').split('\n')).toEqual([
      'Niet ingelicht. Waarom: niet te bereiken. Wie meekeek: Els Aandacht',
      'Ingelicht op di 24 nov 2026, door Carla Coordinator',
    ]);
  });

  it('says that a pupil of age decides who hears of it', async () => {
    const adult = await morePupil(school, '2008-11-23');
    const concern = await sentConcern(school, { pupilId: adult });

    const { text } = await openedDoor(await doorFor(school, WHO.coordinator, concern, 'concern_page'));

    expect(text).toContain('Deze leerling is 18 of ouder, en kiest zelf wie het hoort.');
  });

  it('says what else is open about the same pupil', async () => {
    const first = await lateConcern(school);
    const alone = await openedDoor(await doorFor(school, WHO.coordinator, first, 'concern_page'));
    await lateConcern(school);

    const { text } = await openedDoor(await doorFor(school, WHO.coordinator, first, 'concern_page'));

    expect(alone.text).not.toContain('Over deze leerling ligt er ook');
    expect(text).toContain('Over deze leerling ligt er ook: melding 26-002.');
  });

  it('shows it again when the page is loaded again within ten minutes, and then asks for the button and a code', async () => {
    const door = await doorFor(school, WHO.coordinator, await lateConcern(school), 'concern_page');
    const ticket = ticketIn(await lookAt(door));
    const first = await sendTo(door, { ticket });
    school.clock.forward(PAGE_POLICY.openMinutes * 60_000 - 1_000);
    const again = await sendTo(door, { ticket });
    school.clock.forward(1_000);
    const tooLate = await sendTo(door, { ticket });

    expect(first.text).toContain('Sam Vis');
    expect(again).toEqual(first);
    expect(tooLate.text).not.toContain('Sam Vis');
    expect(ticketIn(tooLate)).toBe('');
    await haveChats(school, WHO.coordinator);
    expect((await passedCode(school, door)).text).toContain('Sam Vis');
  });

  it.each([
    ['without a ticket', async () => ''],
    ['with a ticket of another link', async (other: string) => ticketIn(await lookAt(other))],
    ['with the link itself for a ticket', async (_: string, door: string) => door.split('/').at(-1) ?? ''],
  ])('shows the door again to a button %s', async (_how, ticketOf) => {
    const concern = await lateConcern(school);
    const door = await doorFor(school, WHO.coordinator, concern, 'concern_page');
    const other = await doorFor(school, WHO.coordinator, concern, 'concern_page');

    const shown = await sendTo(door, { ticket: await ticketOf(other, door) });

    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('Sam');
    expect(ticketIn(shown)).not.toBe('');
    expect(await auditedReads(school)).toEqual([]);
  });

  it('is not for the mentor', async () => {
    expect(
      await openConcernPage(await school.turn(WHO.mentor), await lateConcern(school), 'concern_page'),
    ).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('does not show a draft', async () => {
    const draft = refIn(await startIntake(await school.turn(WHO.mentor)));

    expect(await openConcernPage(await school.turn(WHO.coordinator), draft, 'concern_page')).toEqual({
      kind: 'refused',
      code: 'not_now',
    });
  });

  it('does not open with the link to another page', async () => {
    const door = await doorFor(school, WHO.mentor, await lateConcern(school));

    expect((await lookAt(door.replace('/vertel/', '/melding/'))).status).toBe(404);
  });
});

/** What a page says beside this label. */
function factOf(text: string, label: string): string {
  return text.match(new RegExp(`<dt>${label}</dt><dd><pre>([^<]*)</pre>`))?.[1] ?? '';
}
