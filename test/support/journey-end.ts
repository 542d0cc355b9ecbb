import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { nl } from '../../src/texts/nl.ts';
import { DETAILS, FAMILY_WORDS } from './canary-words.ts';
import type { Story } from './journey-stage.ts';

const DOSSIER = `De casus over ${FAMILY_WORDS.roepnaam}`;
/** Within the school days that a pause may have, on any day of the year. */
const PAUSE_DAYS = 3;

/** The coordinator agrees with pupil and parents to go slower for some days, and ends that sooner. */
export async function pausesOnPurpose(
  { person, visitor }: Story<'coordinator'>,
  shots: string,
): Promise<void> {
  const coordinator = person('coordinator');
  const { dossier } = nl;
  const until = addDays((await visitor().today()) as SchoolDate, PAUSE_DAYS);
  await openTerms();
  await coordinator.press(dossier.pause, dossier.termsTitle(FAMILY_WORDS.roepnaam));
  const form = dossier.pauseTitle(FAMILY_WORDS.roepnaam);
  await coordinator.chooses(dossier.pauseReasons.let_it_work, form);
  await coordinator.chooses(dossier.pauseAgreers.pupil, form);
  await coordinator.chooses(dossier.pauseAgreers.parents, form);
  await coordinator.fillsDate(dossier.pauseDay, until, form);
  await coordinator.shoots(`${shots}17-pause.png`);
  await coordinator.press(dossier.pauseSave, form);
  await coordinator.reads(dossier.factPause);
  await coordinator.shoots(`${shots}17-paused.png`);

  await openTerms();
  await coordinator.press(dossier.pauseEnd, dossier.termsTitle(FAMILY_WORDS.roepnaam));
  await coordinator.reads(DOSSIER);

  async function openTerms(): Promise<void> {
    await coordinator.press(dossier.more, DOSSIER);
    await coordinator.press(dossier.terms, dossier.moreTitle(FAMILY_WORDS.roepnaam));
  }
}

/** On the page of the case: the pupil is back for a part, and what was learned is written down. What the page said. */
export async function writesOnTheCasePage(
  { person, opensPage }: Story<'coordinator'>,
  shots: string,
): Promise<string> {
  const page = await opensPage('coordinator', nl.dossier.casePage, DOSSIER);
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  await tap(nl.pages.open);
  await tap(nl.caseFacts.today.partial_return);
  await page.getByText(nl.caseFacts.kept).first().waitFor();
  await page.getByText(nl.closing.lessonWrite, { exact: true }).click();
  await page.getByRole('textbox', { name: nl.closing.lessonLabel }).fill(DETAILS.tried);
  await tap(nl.closing.lessonSave);
  await page.getByText(nl.closing.lessonKept).first().waitFor();
  const said = await page.locator('main').innerText();
  await page.screenshot({ path: `${shots}18-case-page.png`, fullPage: true });
  await page.close();
  await person('coordinator').press('Terug', nl.details.linkTitles.case_page);
  return said;
}

/** The agreement is put down, and the case is closed with what helped. */
export async function agreesAndCloses({ person }: Story<'coordinator'>, shots: string): Promise<void> {
  const coordinator = person('coordinator');
  const agreement = `Wat is er afgesproken voor ${FAMILY_WORDS.roepnaam}`;
  await coordinator.press('Afspraak gemaakt', DOSSIER);
  await coordinator.chooses('Deels terug naar school', agreement);
  await coordinator.shoots(`${shots}19-agreement.png`);
  await coordinator.press('Opslaan', agreement);
  await coordinator.reads('er is een afspraak');
  await coordinator.press('Afronden', DOSSIER);
  await coordinator.chooses(nl.dossier.closeReasons.agreement_runs, nl.dossier.closeTitle);
  await coordinator.chooses(nl.closing.parts.quick_table, nl.dossier.closeTitle);
  await coordinator.shoots(`${shots}19-close.png`);
  await coordinator.press(/Afronden|Opslaan/, nl.dossier.closeTitle);
  await coordinator.reads(nl.dossier.states.closed);
}
