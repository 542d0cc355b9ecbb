import { describe, expect, it } from '@jest/globals';
import { answerMessage } from '../../src/app/arriving/answering-message.ts';
import { openOwnTablesPage } from '../../src/app/pages/opening-page.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { commandOf } from '../../src/teams/commands.ts';
import { askedPages } from '../support/asked-pages.ts';
import { mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor } from '../support/door.ts';
import { doubt } from '../support/doubting.ts';
import { pressedBehind } from '../support/own-page.ts';
import { press } from '../support/pressing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { agreed } from '../support/tables.ts';
import { deliverDue, haveChats, viewsTo } from '../support/triage.ts';

describe('the own tables of somebody', () => {
  const { school, asked } = askedPages();

  it.each(['mijn tafels', 'My tables!'])('are answered to a partner who types "%s"', async (words) => {
    await agreed(school(), asked(), 'yes');
    const [card] = await typed(WHO.swv, words);

    expect(card).toMatchObject({
      kind: 'own_tables',
      tables: [{ number: asked().dossier.number, place: 'Testcollege, Testlaan 1, Utrecht' }],
    });
    expect(JSON.stringify(card)).not.toContain('Sam');
  });

  it('open one by one with a tap', async () => {
    const [card] = await typed(WHO.swv, 'mijn tafels');

    expect(await press(school(), card ?? null, 'table.show', {}, WHO.swv)).toMatchObject({
      kind: 'table_vote',
    });
  });

  it('stand on a page behind a door that shows none of them', async () => {
    await agreed(school(), asked(), 'yes');
    const url = await doorFor(WHO.swv);

    expect((await lookAt(url)).text).not.toContain(asked().dossier.number);
    const { status, text } = await openedDoor(url);
    expect(status).toBe(200);
    expect(text).toContain(asked().dossier.number);
    expect(text).toContain('Testlaan 1');
    expect(text).not.toContain('Sam');
  });

  it('name each case in which they read along, also with no table to come, and lead to it', async () => {
    await mayRead(school(), asked(), WHO.swv, 'consent');
    await tableIsGone();
    const { number, concernId } = asked().dossier;

    const [card] = await typed(WHO.swv, 'mijn tafels');
    expect(card).toMatchObject({ tables: [], reading: [{ number, concern: { id: concernId } }] });
    expect(await press(school(), card ?? null, 'page.case', {}, WHO.swv)).toMatchObject({
      kind: 'page_link',
      purpose: 'case_page',
      back: 'tables',
    });
    const { text } = await openedDoor(await doorFor(WHO.swv));
    expect(text).toContain('Casussen waar je meeleest');
    const row =
      /name="rij" value="([^"]+)"><p><button class="wide quiet" type="submit" name="doe" value="read_case"/.exec(
        text,
      )?.[1];
    const there = await pressedBehind(await doorFor(WHO.swv), { doe: 'read_case', rij: row ?? '' });
    expect(there.text).toContain(number);
    expect(there.text).not.toContain('Casussen waar je meeleest');
  });

  it('name no case without a ground, nor one of which somebody doubts whether it is safe', async () => {
    expect((await typed(WHO.leerplicht, 'mijn tafels'))[0]).toMatchObject({ reading: [] });

    await mayRead(school(), asked(), WHO.swv, 'consent');
    await doubt(school(), { schoolId: SCHOOL, id: asked().dossier.concernId, version: 0 });
    expect((await typed(WHO.swv, 'mijn tafels'))[0]).toMatchObject({ reading: [] });

    await mayRead(school(), asked(), WHO.swv, null);
    expect((await openedDoor(await doorFor(WHO.swv))).text).not.toContain('Casussen waar je meeleest');
  });

  it('are said to be none for who sits at none', async () => {
    expect(await typed(WHO.otherMentor, 'mijn tafels')).toEqual([
      { kind: 'own_tables', tables: [], reading: [], canPass: false },
    ]);
  });

  async function tableIsGone(): Promise<void> {
    await school().deps.store.transact(SCHOOL, async (tx) => {
      const table = await tx.tables.current(asked().dossier.id);
      if (table) await tx.tables.store({ ...table, state: 'cancelled' });
    });
  }

  async function typed(person: PersonId, words: string) {
    await haveChats(school(), person);
    await answerMessage(await school().turn(person), commandOf(words));
    return viewsTo(await deliverDue(school()), person, 'own_tables');
  }

  async function doorFor(person: PersonId): Promise<string> {
    const view = await openOwnTablesPage(await school().turn(person));
    return view.kind === 'page_link' ? view.url : view.kind;
  }
});
