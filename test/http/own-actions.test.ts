import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AgreedAction } from '../../src/domain/agreed-actions.ts';
import { actionsNow, promised } from '../support/agreed-actions.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, openedDoor } from '../support/door.ts';
import { askedOwnPage, pressedBehind } from '../support/own-page.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { passedCode } from '../support/second-code.ts';
import { deliverDue } from '../support/triage.ts';

const WORDS = 'Bespreekt de belasting';
const MINE = { owner: { kind: 'person', id: WHO.jgz }, what: WORDS } as const;

describe('what a partner without Teams promised, on their own page', () => {
  const { school, asked, doorOf } = askedPages();
  let action: AgreedAction;

  beforeEach(async () => {
    action = await promised(school(), asked().dossier, MINE);
    await deliverDue(school());
  });

  it('stands there by number and day, and without its words', async () => {
    const { text } = await openedDoor(await ownUrl());

    for (const words of ['Je hebt 1 actie', `${asked().dossier.number}, actie 1`, 'uiterlijk vr 4 dec'])
      expect(text).toContain(words);
    expect(text).not.toMatch(/belasting|Sam/);
  });

  it('is gone from it once it is done', async () => {
    const { text } = await pressedBehind(await ownUrl(), { doe: 'action_done', rij: row() });

    expect(text).toContain('Ik vraag er niet meer naar.');
    expect(text).not.toContain('actie 1');
    expect(await stateNow()).toEqual(['done', null]);
  });

  it('is put down as not done with why, and asked why without', async () => {
    const url = await ownUrl();
    const without = await pressedBehind(url, { doe: 'action_not_done', rij: row() });
    expect([without.status, await stateNow()]).toEqual([422, ['open', null]]);

    const reason = { [`waarom-${action.id}`]: 'not_possible' };
    await pressedBehind(url, { doe: 'action_not_done', rij: row(), ...reason });

    expect(await stateNow()).toEqual(['not_done', 'not_possible']);
  });

  it('is read behind a code, however fresh the link to the own page is', async () => {
    await mayReadAlong();
    const own = await ownUrl();
    const { status, text } = await pressedBehind(own, { doe: 'action_read', rij: row() });

    expect(status).toBe(200);
    expect(text).toContain(`Acties bij casus ${asked().dossier.number}`);
    expect(text).not.toContain('belasting');
    const path = text.match(/action="(\/acties\/[^"?]+)/)?.[1] ?? '';
    const address = new URL(path, own).href;
    expect((await lookAt(address)).text).toContain('code');
    expect((await passedCode(school(), address)).text).toContain(WORDS);
  });

  it.each(['soon', `${SCHOOL} ${SCHOOL} ${SCHOOL}`])('changes nothing by a press about "%s"', async (rij) => {
    await pressedBehind(await ownUrl(), { doe: 'action_done', rij });

    expect(await stateNow()).toEqual(['open', null]);
  });

  async function mayReadAlong(): Promise<void> {
    await school().deps.store.transact(SCHOOL, async (tx) => {
      const me = (await tx.dossiers.participants(asked().dossier.id)).find(({ role }) => role === 'jgz');
      if (me) await tx.dossiers.storeParticipant({ ...me, ground: 'consent', groundOn: me.fromOn });
    });
  }

  async function ownUrl(): Promise<string> {
    const [letter] = await askedOwnPage(school(), await doorOf(WHO.jgz));
    return letter?.url ?? '';
  }

  function row(): string {
    return `${SCHOOL} ${action.id} ${action.dossierId}`;
  }

  async function stateNow() {
    const [now] = await actionsNow(school(), asked().dossier);
    return [now?.state, now?.reason];
  }
});
