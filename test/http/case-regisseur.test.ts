import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { caseDoor } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { begunTable, finishes, minutesLink, wholeMinutes, writes } from '../support/minutes.ts';
import { GUARDIAN, WHO } from '../support/school.ts';
import { servedSchool } from '../support/served-school.ts';
import type { Asked } from '../support/tables.ts';
import { placeOf } from '../support/voices.ts';

describe('the regisseur on the page of a case', () => {
  const school = servedSchool();
  let asked: Asked;

  beforeEach(async () => {
    asked = await begunTable(school());
    const link = await minutesLink(school(), asked);
    await wholeMinutes(school(), link);
    await finishes(school(), link);
    await sql
      .raw(`update membership set until_on = '2026-11-22' where person_id = '${WHO.mentor}'`)
      .execute(school().engine.db);
  });

  it('is said to be there no more, with who is at the table to choose from', async () => {
    const { text } = await openedDoor(await caseDoor(school(), asked.dossier));

    expect(text).toContain('De regisseur is er niet meer: kies een nieuwe.');
    expect(text).toContain('Het was Anna Mentor (mentor).');
    expect(text).toContain(`value="person:${WHO.swv}"`);
    expect(text).not.toContain(`value="person:${WHO.mentor}"`);
    expect(text).toContain('Petra Vis (ouder)');
  });

  it('is chosen at one press, and named from then on with its day', async () => {
    const { status, text } = await press({ 'regisseur-wie': `person:${WHO.swv}` });

    expect(status).toBe(200);
    expect(text).toMatch(/\(samenwerkingsverband\) is nu de regisseur\./);
    expect(text).toMatch(/\(samenwerkingsverband\) houdt alles bij elkaar\./);
    expect(text).not.toContain('kies een nieuwe');
    expect(text).toContain('Anna Mentor (mentor), tot');
  });

  it('asks who stands beside a parent, with what was chosen', async () => {
    const parent = `parent:${await placeOf(school(), asked, GUARDIAN.ofSam)}`;
    const alone = await press({ 'regisseur-wie': parent });

    expect(alone.status).toBe(422);
    expect(alone.text).toContain('<a href="#regisseur-naast">Kies wie naast de ouder staat.');
    expect(alone.text).toContain(`value="${parent}" checked`);

    const both = await press({ 'regisseur-wie': parent, 'regisseur-naast': WHO.swv });
    expect(both.text).toMatch(/Petra Vis \(ouder\), met [^<]* ernaast houdt alles bij elkaar\./);
  });

  it('takes what is none of its choices for nobody', async () => {
    for (const who of ['', 'pupil:x', 'person:', 'person:x']) {
      const { status, text } = await press({ 'regisseur-wie': who });
      expect(status).toBe(422);
      expect(text).toContain('<a href="#regisseur-wie">Kies één regisseur.');
    }
  });

  it('leads to the minutes as long as these are open', async () => {
    await writes(school(), await minutesLink(school(), asked), {}, { does: 'reopen' });

    const { text } = await openedDoor(await caseDoor(school(), asked.dossier));

    expect(text).toContain('Het verslag is nog open. Kies de nieuwe regisseur daar.');
    expect(text).not.toContain('name="doe" value="regisseur"');
  });

  async function press(more: Record<string, string>) {
    const address = await caseDoor(school(), asked.dossier);
    const ticket = ticketIn(await lookAt(address));
    return sendTo(address, { ticket, doe: 'regisseur', 'regisseur-zag': '', ...more });
  }
});
