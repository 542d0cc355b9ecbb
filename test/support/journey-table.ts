import { expect } from '@jest/globals';
import { PAGE_POLICY } from '../../src/domain/policy.ts';
import { nl } from '../../src/texts/nl.ts';
import { DETAILS, FAMILY_WORDS, WRITTEN_WORDS } from './canary-words.ts';
import type { Story } from './journey-stage.ts';

const PUPIL = FAMILY_WORDS.roepnaam;

/**
 * The coordinator writes the minutes of the table with one agreement in them, makes them final, and takes the letter to the pupil from
 * them. Nothing that the pupil keeps from the parents is on that screen.
 */
export async function writesTheMinutes(
  { person, opensPage }: Story<'coordinator'>,
  owner: string,
  shots: string,
): Promise<void> {
  const { minutes } = nl;
  const coordinator = person('coordinator');
  const page = await opensPage(
    'coordinator',
    nl.dossier.minutes,
    `De casus over ${PUPIL}`,
    PAGE_POLICY.minutesLinkHours * 60,
  );
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const choose = (name: string, label: string) =>
    page.locator(`label.choice:has(input[name="${name}"])`, { hasText: label }).first().click();
  await tap(nl.pages.open);
  await tap(minutes.everybodyHere);
  await tap(minutes.next(minutes.parts.stem));
  expect(await page.locator('main').innerText()).not.toContain(WRITTEN_WORDS['woorden van de leerling']);
  await page.getByLabel(minutes.texts.pupilSays).fill(DETAILS.more);
  await tap(minutes.heardChoices.at_table);
  await tap(minutes.next(minutes.parts.nu));
  await page.getByLabel(minutes.texts.tried).fill(DETAILS.tried);
  await tap(minutes.daytimeChoices.some_lessons);
  await tap(minutes.next(minutes.parts.plan));
  await choose('actie-wat', minutes.ideas.makes_timetable);
  await choose('actie-wie', owner);
  await page.locator('label.choice:has(input[name="actie-voor"])').nth(1).click();
  await tap(minutes.add);
  await page.locator('#regisseur').getByRole('button').first().click();
  await page.locator('#volgende').getByRole('button', { name: minutes.nextNone }).click();
  await page.screenshot({ path: `${shots}16-plan.png`, fullPage: true });
  await tap(minutes.next(minutes.parts.lees));
  await tap(minutes.finish);
  await page.getByText('Definitief sinds').waitFor();
  await page.screenshot({ path: `${shots}16-minutes.png`, fullPage: true });
  await page.getByRole('button', { name: /Brief voor .*leerling/ }).click();
  const letter = await page.locator('.sheet').innerText();
  await page.screenshot({ path: `${shots}16-letter.png`, fullPage: true });
  expect(letter).toContain(WRITTEN_WORDS['nog iets']);
  expect(letter).toContain(minutes.ideas.makes_timetable);
  expect(letter).not.toContain(WRITTEN_WORDS['wat is geprobeerd']);
  await page.close();
  await coordinator.press('Terug', nl.details.linkTitles.minutes_page);
}
