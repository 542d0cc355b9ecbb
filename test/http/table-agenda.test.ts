import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt } from '../support/door.ts';
import { GUARDIAN, PUPIL, WHO } from '../support/school.ts';
import { agreed } from '../support/tables.ts';

describe('how the conversation goes, on the page behind a link', () => {
  const { school, asked, askAgain, doorOf } = askedPages();

  it('is shown to the pupil and to a parent from the first question on, each as they are spoken to', async () => {
    expect(await pointsOf(PUPIL.sam)).toContain('<li>Jij vertelt als eerste.</li>');
    expect(await pointsOf(GUARDIAN.ofSam)).toContain('<li>Uw kind vertelt als eerste.</li>');
  });

  it('is shown in the languages that families read', async () => {
    expect(await pointsOf(GUARDIAN.ofSam, 'tr')).toContain('Görüşme böyle ilerler');
    expect(await pointsOf(GUARDIAN.ofSam, 'ar')).toContain('<li>يتكلم طفلكم أولاً.</li>');
    expect(await pointsOf(PUPIL.sam, 'pl')).toContain('<li>Najpierw mówisz Ty.</li>');
    expect(await pointsOf(PUPIL.sam, 'uk')).toContain('<li>Спочатку говориш ти.</li>');
  });

  it('is the own list of a school, as it was typed, in each language', async () => {
    await sql`update school set policy = policy || '{"agenda": ["Eerst <thee>", "Dan jij"]}'::jsonb`.execute(
      school().engine.db,
    );

    for (const language of ['nl', 'ar']) {
      const text = await pointsOf(PUPIL.sam, language);
      expect(text).toContain('<ol lang="nl" dir="ltr"><li>Eerst &lt;thee&gt;</li><li>Dan jij</li></ol>');
      expect(text).not.toContain('Jij vertelt');
    }
  });

  it('is shown to a kernpartner and the mentor once the table stands, under their own task', async () => {
    expect(await pointsOf(WHO.swv)).not.toContain('Zo gaat het gesprek');
    await agreed(school(), asked(), 'yes');

    const [swv, jgz, mentor] = [await pointsOf(WHO.swv), await pointsOf(WHO.jgz), await pointsOf(WHO.mentor)];

    expect(swv).toContain('Jouw deel: de schoolloopbaan.');
    expect(swv).toContain('<li>Neem één mogelijkheid mee.</li>');
    expect(swv).toContain('Wie is regisseur?');
    expect(jgz).toContain('Jouw deel: ziekte en belasting.');
    expect(mentor).toContain('Jouw deel: wat je op school ziet.');
    for (const text of [swv, jgz, mentor]) expect(text).not.toMatch(/Sam|Jansen/);
  });

  it('asks whoever leads the table and the family to prepare nothing of the kind', async () => {
    await agreed(school(), asked(), 'yes');

    for (const who of [WHO.coordinator, PUPIL.sam, GUARDIAN.ofSam])
      expect(await pointsOf(who)).not.toContain('Zo bereid je je voor');
  });

  it('is gone when the table has begun', async () => {
    await askAgain();
    await agreed(school(), asked(), 'yes');
    school().clock.set('2026-11-25T16:00:00Z');

    for (const who of [PUPIL.sam, WHO.swv]) expect(await pointsOf(who)).not.toContain('Zo gaat het gesprek');
  });

  async function pointsOf(who: string, language = 'nl'): Promise<string> {
    return (await lookAt(`${await doorOf(who)}?taal=${language}`)).text;
  }
});
