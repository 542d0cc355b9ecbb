import { describe, expect, it } from '@jest/globals';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { caseDoor } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { madeFinal } from '../support/family-page.ts';
import { minutesLink, placeOfPupil } from '../support/minutes.ts';
import { GUARDIAN, SCHOOL, WHO } from '../support/school.ts';
import { placeOf } from '../support/voices.ts';
import { minutesPageStage } from './minutes-page-stage.ts';

describe('the last part of the page with the minutes', () => {
  const { school, asked, press, boxesIn, printNow, whole } = minutesPageStage();

  it('is shut for the family on the page of the case once that is closed, and not before', async () => {
    await madeFinal(school(), await minutesLink(school(), asked()));
    expect((await openedDoor(await caseDoor(school(), asked().dossier))).text).not.toContain('gezin-sluit');
    const dossier = await school().deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(asked().dossier.id));
    const ref = { schoolId: SCHOOL, id: asked().dossier.id, version: dossier?.version ?? 0 };
    await closeDossier(await school().turn(WHO.coordinator), ref, 'family_stops');

    const page = await caseDoor(school(), asked().dossier);
    const ticket = ticketIn(await lookAt(page));
    expect((await sendTo(page, { ticket })).text).toContain('value="gezin-sluit"');
    const shut = await sendTo(page, { ticket, doe: 'gezin-sluit' });

    expect(shut.text).toContain('van de familie zijn dicht.');
    expect(shut.text).not.toContain('value="gezin-sluit"');
  });

  it('keeps the words of the family that are not kept yet on the way to a letter and back', async () => {
    const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);
    await whole();
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { text } = await press(`brief:${parent}`, { [`zegt-${parent}`]: 'Zo was het niet' });

    expect(text).toContain(`type="hidden" name="zegt-${parent}" value="Zo was het niet"`);
  });

  it('is summed up for the administration once it is final, on paper and as text to copy, and not before', async () => {
    const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);
    await whole();
    const early = await press('samenvatting', { deel: 'lees' });
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { status, text } = await press('samenvatting', { [`zegt-${parent}`]: 'Zo was het niet' });

    expect(early.text).not.toContain('readonly');
    expect(status).toBe(200);
    expect(text).toContain('Samenvatting van het gesprek');
    expect(text).toMatch(/<textarea id="tekst" readonly[^>]*>[^<]*Leerling: Sam/);
    expect(text).toContain(`type="hidden" name="zegt-${parent}" value="Zo was het niet"`);
  });

  it('shows what was typed when a colleague made the minutes final meanwhile', async () => {
    const drawn = boxesIn(await press('ga:nu'));
    await whole();
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { status, text } = await press('bewaar', { ...drawn, tried: 'Tien regels' });

    expect(status).toBe(422);
    expect(text).toContain('Dit had je getypt');
    expect(text).toContain('Tien regels');
  });

  it('is read out with the pupil first, and says what is missing and where to go for it', async () => {
    await press('bewaar', { deel: 'stem', pupilSays: 'Ik wil timmeren', schoolSees: 'Sam is er op maandag' });

    const { text } = await press('ga:lees');

    expect(text.indexOf('Ik wil timmeren')).toBeLessThan(text.indexOf('Sam is er op maandag'));
    expect(text).toContain('Kies één regisseur.');
    expect(text).toContain('value="ga:plan"');
  });

  it('is not final without why one of the family is not there, which is asked of nobody else', async () => {
    await whole();
    const [parent, mentor] = [
      await placeOf(school(), asked(), GUARDIAN.ofSam),
      await placeOf(school(), asked(), WHO.mentor),
    ];
    await press(`aanwezig:${mentor}:absent`, { deel: 'wie' });
    const { text } = await press(`aanwezig:${parent}:absent`, { deel: 'wie' });
    const before = await press('ga:lees');
    await press(`waarom-weg:${mentor}:ill:aan`, { deel: 'wie' });
    await press(`waarom-weg:${parent}:could_not_come:aan`, { deel: 'wie' });
    const after = await press('ga:lees');

    expect(text.match(/er niet\?/g)).toHaveLength(1);
    expect(before.text).toContain('Kies waarom de leerling of een ouder er niet is.');
    expect(after.text).not.toContain('Kies waarom de leerling');
    expect(after.text).toContain('(ouder): kon niet komen');
    expect(after.text).not.toContain('ziek');
  });

  it('asks why a table was online once nobody of the family and the school is in the room', async () => {
    await whole();
    const { text } = await press('ga:wie');
    const people = [...text.matchAll(/aanwezig:([^:]+):here/g)].map(([, id]) => id);
    for (const id of people) await press(`aanwezig:${id}:online`, { deel: 'wie' });
    const before = await press('ga:lees');
    await press('kies:online_why:family_asked:aan', { deel: 'wie' });
    const after = await press('ga:lees');

    expect(before.text).toContain('Kies waarom de tafel online was.');
    expect(after.text).not.toContain('Kies waarom de tafel');
    expect(after.text).toContain('Het gezin wilde dit');
  });

  it('asks about a word that may be a diagnosis, and lets it stand by a tap', async () => {
    await press('bewaar', { deel: 'nu', whyMore: 'Misschien ADHD' });

    const before = await press('ga:lees');
    const { text } = await press('laat:ADHD', { deel: 'lees' });

    expect(before.text).toContain('kan een diagnose zijn');
    expect(text).not.toContain('kan een diagnose zijn');
    expect(text).toContain('Misschien ADHD');
  });

  it('becomes final by one press once it is whole, and then has no boxes to write in but for the family', async () => {
    await whole();

    const { status, text } = await press('klaar', { deel: 'lees', gelezen: await printNow() });

    expect(status).toBe(200);
    expect(text).toContain('Definitief sinds');
    expect(text).not.toContain('name="tried"');
    expect(text).toContain('Verbeter het verslag');
  });

  it('keeps the words of whoever disagrees, and asks for them where there are none', async () => {
    const pupil = await placeOfPupil(school(), asked());

    const without = await press(`zegt:${pupil}:disagrees`, { deel: 'lees' });
    const { text } = await press(`zegt:${pupil}:disagrees`, {
      deel: 'lees',
      [`zegt-${pupil}`]: 'Zo <b>was</b> het niet',
    });

    expect(without.status).toBe(422);
    expect(without.text).toContain('Schrijf op wat anders moet.');
    expect(text).toContain('Zo &lt;b&gt;was&lt;/b&gt; het niet');
  });

  it('prints what the family says, and when, with the minutes themselves', async () => {
    const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);
    await whole();
    await press(`zegt:${parent}:disagrees`, { deel: 'lees', [`zegt-${parent}`]: 'Zo was het niet' });
    const { text } = await press('klaar', { deel: 'lees', gelezen: await printNow() });
    const sheet = text.match(/<section class="card sheet">.*?<\/section>/s)?.[0] ?? '';

    expect(sheet).toContain('Petra Vis (ouder) was het er op');
    expect(sheet).toContain('Zo was het niet');
    expect(sheet).toContain('Het gesprek op');
    expect(sheet).toContain('Definitief sinds');
  });

  it('makes a letter to each of the family, once the minutes are final', async () => {
    const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);
    await whole();
    expect((await press(`brief:${parent}`)).text).not.toContain('Beste ouder');
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { status, text } = await press(`brief:${parent}`);

    expect(status).toBe(200);
    expect(text).toContain('Beste ouder of verzorger,');
    expect(text).toContain(`value="pdf:${parent}"`);
    expect((await press(`pdf:${parent}`)).text).toMatch(/^%PDF-1\.7/);
    for (const as of ['brief', 'pdf'])
      expect((await press(`${as}:${await placeOf(school(), asked(), WHO.leerplicht)}`)).status).toBe(410);
  });

  it('keeps the words that were typed for one when another is tapped', async () => {
    const pupil = await placeOfPupil(school(), asked());
    const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);

    const { text } = await press(`zegt:${parent}:agrees`, {
      deel: 'lees',
      [`zegt-${pupil}`]: 'Dit was nog niet bewaard',
    });

    expect(text).toContain('>Dit was nog niet bewaard</textarea>');
  });
});
