import { describe, expect, it } from '@jest/globals';
import { answerMessage } from '../../src/app/arriving/answering-message.ts';
import { openOwnTablesPage } from '../../src/app/pages/opening-page.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { commandOf } from '../../src/teams/commands.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, openedDoor } from '../support/door.ts';
import { press } from '../support/pressing.ts';
import { WHO } from '../support/school.ts';
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

  it('are said to be none for who sits at none', async () => {
    expect(await typed(WHO.otherMentor, 'mijn tafels')).toEqual([
      { kind: 'own_tables', tables: [], canPass: false },
    ]);
  });

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
