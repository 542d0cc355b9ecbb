import { describe, expect, it } from '@jest/globals';
import type { FamilyLanguage } from '../../src/domain/ids.ts';
import { FAMILY_LANGUAGES } from '../../src/domain/language.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, sendTo } from '../support/door.ts';
import { GUARDIAN, PUPIL, testRoster, WHO } from '../support/school.ts';
import { tableNow } from '../support/tables.ts';
import { deliverDue } from '../support/triage.ts';

const LANGUAGE_OF: Readonly<Record<string, FamilyLanguage>> = {
  [GUARDIAN.ofSam]: 'ar',
  [GUARDIAN.alsoOfSam]: 'uk',
};

describe('the page of a parent or pupil', () => {
  const { school, asked, askAgain, doorOf } = askedPages(rosterInLanguages());

  it('is in the language that the files of the school give for the parent, and runs as that is written', async () => {
    const { text } = await lookAt(await doorOf(GUARDIAN.ofSam));

    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain(`<h1>${textsIn('ar').answering.askTitle.parent}</h1>`);
    expect(await lookAt(await doorOf(GUARDIAN.alsoOfSam))).toMatchObject({
      text: expect.stringContaining('<html lang="uk" dir="ltr">'),
    });
  });

  it('keeps the number of the case and the place as they are written, also where the text around them runs to the left', async () => {
    const { text } = await lookAt(await doorOf(GUARDIAN.ofSam));

    expect(text).toContain(`<bdi dir="ltr">${asked().dossier.number}</bdi>`);
    expect(text).toContain('<bdi dir="ltr">Testcollege, ');
  });

  it('can be read in each of the six, by a link that needs no script', async () => {
    const door = await doorOf(GUARDIAN.ofSam);

    for (const language of FAMILY_LANGUAGES) {
      const { text } = await lookAt(`${door}?taal=${language}`);

      expect(text).toContain(`<html lang="${language}"`);
      const offered = [...text.matchAll(/\?taal=(\w+)" hreflang="\1" lang="\1"/g)].map(([, code]) => code);
      expect(offered).toEqual(FAMILY_LANGUAGES.filter((each) => each !== language));
    }
  });

  it.each(['ar', 'tr', 'pl', 'uk'] as const)(
    'says in %s and in Dutch that no translator has checked it',
    async (language) => {
      const { text } = await lookAt(`${await doorOf(PUPIL.sam)}?taal=${language}`);

      expect(text).toContain(textsIn(language).pages.unchecked);
      expect(text).toContain(
        '<span lang="nl" dir="ltr">Deze vertaling is nog niet nagekeken door een vertaler.',
      );
    },
  );

  it.each(['nl', 'en'] as const)('says nothing of the kind in %s', async (language) => {
    const { text } = await lookAt(`${await doorOf(PUPIL.sam)}?taal=${language}`);

    expect(text).not.toContain(textsIn(language).pages.unchecked);
  });

  it('keeps the language when the answer is sent', async () => {
    const door = await doorOf(GUARDIAN.ofSam);
    const { slots } = await tableNow(school(), asked().ref);
    const { text } = await sendTo(`${door}?taal=tr`, { [`m-${slots[0]?.id}`]: 'yes' });

    expect(text).toContain(textsIn('tr').answering.thanksTitle.parent);
    expect((await lookAt(`${door}?taal=tr`)).text).toContain('action="/moment/');
    expect((await lookAt(`${door}?taal=tr`)).text).toContain('?taal=tr"');
  });

  it('says who may come and why, whom to bring, where to get advice, and what the rights are', async () => {
    const parent = await lookAt(`${await doorOf(GUARDIAN.ofSam)}?taal=nl`);
    const pupil = await lookAt(`${await doorOf(PUPIL.sam)}?taal=nl`);

    expect(parent.text).toContain('mag ook optreden als iemand zich niet aan de leerplicht houdt');
    expect(parent.text).toContain('U mag iemand meenemen die u vertrouwt.');
    expect(parent.text).toContain('Het ouder- en jeugdsteunpunt geeft u gratis en onafhankelijk advies.');
    expect(parent.text).toContain('Zo antwoordt u');
    expect(pupil.text).toContain('Het ouder- en jeugdsteunpunt geeft je gratis en onafhankelijk advies.');
    for (const { text } of [parent, pupil]) expect(text).not.toMatch(/Sam|Petra|Vis|Carla|4H2/);
  });

  it('shows the same fixed text whoever is asked, so that a found link tells nothing by it', async () => {
    const about = ({ text }: { text: string }) =>
      text.match(/<section class="card" aria-labelledby="goed-om-te-weten">.*?<\/section>/s)?.[0] ?? '';
    const withJgz = await lookAt(`${await doorOf(GUARDIAN.ofSam)}?taal=nl`);
    await askAgain((each) => (each.who.id === WHO.jgz ? { ...each, invited: false } : each));
    const without = await lookAt(`${await doorOf(GUARDIAN.ofSam)}?taal=nl`);

    expect(about(withJgz)).toContain('jeugdarts');
    expect(about(without)).toBe(about(withJgz));
  });

  it('shows only what this person answered', async () => {
    const { slots } = await tableNow(school(), asked().ref);
    const answers = Object.fromEntries(slots.map(({ id }) => [`m-${id}`, 'yes']));
    await sendTo(await doorOf(GUARDIAN.ofSam), answers);

    expect((await lookAt(await doorOf(GUARDIAN.ofSam))).text).toContain('" checked>');
    expect((await lookAt(await doorOf(GUARDIAN.alsoOfSam))).text).not.toContain('" checked>');
    expect((await lookAt(await doorOf(PUPIL.sam))).text).not.toContain('" checked>');
  });

  it('is not there for colleagues, who read Dutch or English', async () => {
    const { text } = await lookAt(`${await doorOf(WHO.jgz)}?taal=ar`);

    expect(text).toContain('<html lang="nl" dir="ltr">');
    expect(text).not.toContain('<nav');
    expect(text).not.toContain('jeugdsteunpunt');
  });

  it('is asked for by a letter in the same language', async () => {
    const mails = (await deliverDue(school())).map(({ delivery }) => delivery);
    const languageTo = (address: string) => mails.find((mail) => mail.kind === 'mail' && mail.to === address);

    expect(languageTo('petra.vis@thuis.example')).toMatchObject({ language: 'ar' });
    expect(languageTo('rob.vis@thuis.example')).toMatchObject({ language: 'uk' });
  });
});

function rosterInLanguages() {
  const roster = testRoster();
  return {
    ...roster,
    pupils: roster.pupils.map((each) => ({
      ...each,
      guardians: each.guardians.map((guardian) => ({
        ...guardian,
        language: LANGUAGE_OF[guardian.id] ?? guardian.language,
      })),
    })),
  };
}
