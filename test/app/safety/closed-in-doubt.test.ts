import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerMessage } from '../../../src/app/arriving/answering-message.ts';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { openDossier } from '../../../src/app/dossier/showing-dossier.ts';
import { askForCall, releaseConcern } from '../../../src/app/intake/asking-for-call.ts';
import type { DossierId } from '../../../src/domain/ids.ts';
import { lookAt, sendTo } from '../../support/door.ts';
import { doubt, heardConcern, whatsOn } from '../../support/doubting.ts';
import { detailsAudited } from '../../support/opening.ts';
import { type PageServer, servePages } from '../../support/page-server.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { agreed, refOf } from '../../support/tables.ts';
import {
  accept,
  concernNow,
  deliverDue,
  dossierOf,
  refNow,
  type Sent,
  viewsTo,
} from '../../support/triage.ts';

const DONE = { doe: 'besproken' };

describe('a dossier that is closed while somebody doubts whether it is safe', () => {
  let school: Play;
  let web: PageServer;
  let concern: CardRef;
  let dossier: CardRef;

  beforeAll(async () => {
    school = await play();
    web = await servePages(school);
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    concern = await heardConcern(school);
    await accept(school, concern);
    const opened = await dossierOf(school, concern);
    dossier = opened.ref;
    const table = await school.deps.store.transact(SCHOOL, (tx) =>
      tx.tables.current(dossier.id as DossierId),
    );
    await agreed(school, { ...opened, ref: refOf(table as never) }, 'yes');
    await deliverDue(school);
    await doubt(school, concern);
  });

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  it('is let go on by no link any more: the page says that it is closed', async () => {
    const link = await door();
    await close();

    const opened = await lookAt(link);
    const pressed = await sendTo(link, DONE);

    for (const { status, text } of [opened, pressed]) {
      expect(status).toBe(200);
      expect(text).toContain('De casus is afgerond');
      expect(text).not.toContain('<button');
    }
    await nothingWasReleased();
  });

  it('is let go on by no card any more: the card says that it is closed', async () => {
    await askForCall(await school.turn(WHO.mentor), await refNow(school, concern));
    await close();

    const pressed = await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, concern));

    expect(pressed).toMatchObject({ kind: 'call_me', state: 'closed' });
    await nothingWasReleased();
  });

  it('still lets somebody who worries be called, by a card and a letter with nothing to press', async () => {
    await close();
    await askForCall(await school.turn(WHO.mentor), await refNow(school, concern));
    const card = viewsTo(await deliverDue(school), WHO.safetyOfficer, 'call_me');

    expect(card).toEqual([expect.objectContaining({ kind: 'call_me', state: 'closed' })]);
    expect(await school.deps.store.transact(SCHOOL, (tx) => tx.links.toRelease(concern.id as never))).toEqual(
      [],
    );
  });

  it('shows whoever has a link to its table that it is closed, and takes no answer', async () => {
    const link = await doorToTable(GUARDIAN.ofSam);
    await close();
    const votes = await votesNow();

    const pressed = await sendTo(link, { doe: 'cannot_come' });

    expect(pressed.text).toContain('Dit overleg is afgerond');
    expect(pressed.text).not.toContain('<button');
    expect(await votesNow()).toEqual(votes);
  });

  it('stands on the list of the coordinators no more', async () => {
    const before = await whatsOn(school, WHO.coordinator);
    await close();

    expect(before).toContain('safety null');
    expect(await whatsOn(school, WHO.coordinator)).not.toContain('safety null');
  });

  it('tells the family nothing by itself, and whoever closes it that people have to decide who tells them', async () => {
    const closed = await close();
    const toFamily = (await deliverDue(school)).filter(isToFamily);
    await answerMessage(await school.turn(WHO.coordinator), { kind: 'status', number: '26-001' });
    const [status] = viewsTo(await deliverDue(school), WHO.coordinator, 'status');

    expect(closed).toMatchObject({ kind: 'dossier', state: 'closed', roepnaam: '', keptFromFamily: true });
    expect(toFamily.length).toBeGreaterThan(0);
    expect(toFamily.map(({ delivery }) => delivery)).toEqual(
      toFamily.map(() => ({ kind: 'drop', reason: 'safety' })),
    );
    expect(status?.kind === 'status' && status.trouble).toContainEqual(
      expect.objectContaining({ state: 'kept_back', reason: 'safety', todo: 'decide_who_tells' }),
    );
  });

  it('says so only where somebody doubted when it was closed', async () => {
    await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, concern));
    await close();

    expect(await openDossier(await school.turn(WHO.coordinator), dossier)).toMatchObject({
      state: 'closed',
      roepnaam: 'Sam',
      keptFromFamily: false,
    });
  });

  async function close() {
    return closeDossier(await school.turn(WHO.coordinator), await dossierRef(), 'moved_away');
  }

  async function dossierRef(): Promise<CardRef> {
    return (await dossierOf(school, concern)).ref;
  }

  async function nothingWasReleased(): Promise<void> {
    expect((await concernNow(school, concern)).doubtedAt).not.toBeNull();
    expect((await detailsAudited(school.engine)).filter(({ detail }) => detail === 'released')).toEqual([]);
    expect((await deliverDue(school)).filter(isToFamily).map(({ delivery }) => delivery.kind)).not.toContain(
      'mail',
    );
  }

  /** The address in the letter to the aandachtsfunctionaris, who has no chat any more. */
  async function door(): Promise<string> {
    await sql`update conversation set state = 'blocked' where person_id = ${WHO.safetyOfficer}::uuid`.execute(
      school.engine.db,
    );
    await askForCall(await school.turn(WHO.mentor), await refNow(school, concern));
    const [letter] = (await deliverDue(school)).flatMap(({ delivery }) =>
      delivery.kind === 'mail' && delivery.letter.kind === 'letter_call_me' ? [delivery.letter] : [],
    );
    if (!letter?.url) throw new Error('No letter has a link.');
    return letter.url;
  }

  async function doorToTable(guardianId: string): Promise<string> {
    return school.deps.store.transact(SCHOOL, async (tx) => {
      const [table] = await tx.tables.latestOf([dossier.id as DossierId]);
      const participants = await tx.dossiers.participants(dossier.id as DossierId);
      const participant = participants.find(({ who }) => who.id === guardianId);
      const links = table ? await tx.links.ofTable(table.id) : [];
      const link = links.find(({ holder }) => holder.id === participant?.id);
      if (!link) throw new Error('There is no link.');
      return school.deps.addresses.urlOf(link);
    });
  }

  async function votesNow(): Promise<unknown[]> {
    return (
      await sql`select participant_id, slot_id, answer from vote order by 1, 2`.execute(school.engine.db)
    ).rows;
  }

  function isToFamily({ to }: Sent): boolean {
    return to === GUARDIAN.ofSam || to === GUARDIAN.alsoOfSam;
  }
});
