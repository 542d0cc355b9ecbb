import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { caseDoor, mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo } from '../support/door.ts';
import { auditedReads } from '../support/own-pages.ts';
import { WHO } from '../support/school.ts';

describe('the page of a case', () => {
  const { school, asked } = askedPages();

  it('shows a number, a day and a button to whoever has the link alone, and records nothing', async () => {
    const { status, text } = await lookAt(await caseDoor(school(), asked().dossier));

    expect(status).toBe(200);
    expect(text).toContain(`Casus ${asked().dossier.number}`);
    expect(text).not.toMatch(/Sam|Vis|Petra|Anna/);
    expect(await auditedReads(school())).toEqual([]);
  });

  it('shows to whoever carries it where it stands, what happened and who is in it', async () => {
    const { status, text } = await open();

    expect(status).toBe(200);
    expect(text).toContain('Over Sam Vis, klas 4H2.');
    expect(text).toContain('We zoeken een moment voor het gesprek');
    expect(text).toContain('Drie maanden tellen vanaf');
    expect(text).toContain('Gevraagd wie wanneer kan');
    expect(text).toContain('Petra Vis (ouder)');
    expect(text).toContain('Ziet alleen nummer en dag');
  });

  it('records who read it on what ground, once for each load', async () => {
    await open();
    await open(WHO.mentor);

    expect(await auditedReads(school())).toMatchObject([
      { action: 'dossier.page_read', actor_id: WHO.coordinator },
      { action: 'dossier.page_read', actor_id: WHO.mentor },
    ]);
  });

  it('shows to whoever raised it how it goes on, and neither who is in it nor why', async () => {
    const { text } = await open(WHO.mentor);

    expect(text).toContain('Jij meldde deze zorg.');
    expect(text).toContain('Gevraagd wie wanneer kan');
    expect(text).not.toContain('De mensen');
    expect(text).not.toContain('Petra');
  });

  it('shows to a partner without a ground the number and the day, and whom to ask', async () => {
    const { text } = await open(WHO.leerplicht);

    expect(text).toContain('Je ziet nu alleen het nummer en de dag.');
    expect(text).toContain('Vraag het aan Carla Coordinator');
    expect(text).toContain('nog geen moment');
    expect(text).not.toMatch(/Sam|Drie maanden|Wat is er gebeurd/);
  });

  it('shows to a partner who may read along who sits at the table, by name and role', async () => {
    await mayRead(school(), asked(), WHO.swv, 'consent');

    const { text } = await open(WHO.swv);

    expect(text).toContain('Petra Vis (ouder)');
    expect(text).not.toMatch(/Leest mee sinds|06-|@example/);
  });

  it('is in English for whoever asks for it', async () => {
    const address = await caseDoor(school(), asked().dossier);
    const { text } = await openedDoor(`${address}?taal=en`);

    expect(text).toContain('Three months count from');
    expect(text).toContain('lang="en"');
  });

  it('does nothing without the ticket of the door', async () => {
    const { text } = await sendTo(await caseDoor(school(), asked().dossier), { ticket: 'x' });

    expect(text).not.toContain('Sam');
    expect(await auditedReads(school())).toEqual([]);
  });

  async function open(who: PersonId = WHO.coordinator) {
    return openedDoor(await caseDoor(school(), asked().dossier, who));
  }
});
