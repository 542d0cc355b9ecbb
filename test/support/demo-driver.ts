import type { BrowserContext, Page } from 'playwright-core';
import { nl } from '../../src/texts/nl.ts';
import { type Person, sitDown } from './playground-driver.ts';

/** Somebody at the page of the demo: its windows, its mailboxes and its clock, by clicks alone. */
export type Visitor = {
  /** Opens the window of the person with this name. */
  sitsDownAs(name: string): Promise<Person>;
  restartsTheBot(): Promise<void>;
  /** Opens the first mail to this address and the page behind its first link, and says yes to each moment. What the three said. */
  answersTheMailTo(address: string, shot: string): Promise<{ mail: string; asked: string; thanks: string }>;
  /** From the page of a pupil to the three questions: one of them answered, and kept from the parents. What is said then. */
  tellsBeforehand(goesWell: string, shot: string): Promise<string>;
  /**
   * Opens the page behind the newest mail to this address, with the code that comes to the same address, says that it is right and
   * that they felt heard. What the mail, the door and the letter said.
   */
  readsTheAgreement(address: string, shot: string): Promise<{ mail: string; door: string; letter: string }>;
  /** The day on the clock of the demo, `YYYY-MM-DD`. */
  today(): Promise<string>;
  /** Goes from one due moment to the next until it is so. False when it is not after `most` of them. */
  movesTheClockUntil(isSo: () => Promise<boolean>, most: number): Promise<boolean>;
  page: Page;
};

const TITLE = 'Probeer Actietafel';
/** What is due goes out within a second; the windows need one more to show it. */
const SETTLING = 2_500;
/** So often a mailbox is looked at for a mail that is to come. */
const MOST_LOOKS = 8;

export async function visitorOf(context: BrowserContext, url: string): Promise<Visitor> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);

  return {
    page,
    async sitsDownAs(name) {
      await page.goto(url);
      return sitDown(context, (await page.getByRole('link', { name }).getAttribute('href')) ?? '');
    },
    async restartsTheBot() {
      await page.goto(url);
      await page.getByRole('button', { name: 'Herstart de bot' }).click();
      await page.getByRole('heading', { name: TITLE }).waitFor({ timeout: 60_000 });
    },
    async answersTheMailTo(address, shot) {
      const mail = await followsTheMailTo(address, null, `${shot}-mail.png`);
      await page.getByRole('button', { name: 'Antwoord opslaan' }).waitFor();
      const asked = await page.locator('body').innerText();
      for (const box of await page.locator('input[type=radio][value=yes]').all())
        await box.check({ force: true });
      await page.screenshot({ path: `${shot}-page.png`, fullPage: true });
      await page.getByRole('button', { name: 'Antwoord opslaan' }).click();
      await page.screenshot({ path: `${shot}-thanks.png`, fullPage: true });
      return { mail, asked, thanks: await page.locator('main').innerText() };
    },
    async tellsBeforehand(goesWell, shot) {
      await page.getByRole('link', { name: nl.voices.answer }).click();
      await page.getByLabel(nl.voices.questions.pupil.goesWell).fill(goesWell);
      await page.getByRole('radio', { name: nl.voices.parentsMayReadChoices.no }).check({ force: true });
      await page.screenshot({ path: `${shot}-questions.png`, fullPage: true });
      await page.getByRole('button', { name: nl.voices.save }).click();
      await page.getByRole('heading', { name: nl.voices.savedTitle.pupil }).waitFor();
      return page.locator('main').innerText();
    },
    async readsTheAgreement(address, shot) {
      const { familyPage } = nl;
      const mail = await followsTheMailTo(address, familyPage.mail.subject, `${shot}-agreed-mail.png`);
      const door = await page.locator('body').innerText();
      await page.getByRole('button', { name: familyPage.code.ask }).click();
      await page.getByLabel(familyPage.code.label).fill(await codeSentTo(address));
      await page.getByRole('button', { name: familyPage.code.show }).click();
      await page.getByRole('button', { name: familyPage.agrees, exact: true }).waitFor();
      const letter = await page.locator('main').innerText();
      await page.screenshot({ path: `${shot}-agreed.png`, fullPage: true });
      await page.getByRole('button', { name: familyPage.agrees, exact: true }).click();
      await page.getByText(familyPage.kept.parent).waitFor();
      await page.getByRole('radio', { name: familyPage.heardChoices.partly }).check({ force: true });
      await page.getByRole('button', { name: familyPage.heardSave }).click();
      await page.getByText(familyPage.heardKept.parent).waitFor();
      return { mail, door, letter };
    },
    async today() {
      await page.goto(url);
      const [, day = '', month = '', year = ''] =
        (await page.locator('.time b').innerText()).match(/(\d{1,2}) (\S+) (\d{4})/) ?? [];
      const months: readonly string[] = nl.dates.months;
      const nth = months.indexOf(month) + 1;
      return `${year}-${String(nth).padStart(2, '0')}-${day.padStart(2, '0')}`;
    },
    async movesTheClockUntil(isSo, most) {
      for (let moves = 0; moves < most; moves++) {
        if (await isSo()) return true;
        await page.goto(url);
        await page.getByRole('button', { name: 'Naar het volgende moment' }).click();
        await page.getByRole('heading', { name: TITLE }).waitFor();
        await page.waitForTimeout(SETTLING);
      }
      return isSo();
    },
  };

  /** The six digits in the mail with the code to this address, read in another tab. */
  async function codeSentTo(address: string): Promise<string> {
    const mailbox = await context.newPage();
    await opensMail(mailbox, address, nl.familyPage.code.subject);
    const said = await mailbox.locator('pre').first().innerText();
    await mailbox.close();
    const code = said.match(/\b\d{6}\b/)?.[0];
    if (!code) throw new Error(`No code in the mail to ${address}:\n${said}`);
    return code;
  }

  /** Opens the newest mail to this address with this subject, as soon as it is there; null = the first that it ever got. */
  async function opensMail(at: Page, address: string, subject: string | null): Promise<void> {
    const newestFirst = at.locator('li', { hasText: address });
    const mail = subject === null ? newestFirst.last() : newestFirst.filter({ hasText: subject }).first();
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      await at.goto(url);
      if ((await mail.count()) > 0) break;
      await at.waitForTimeout(SETTLING);
    }
    await mail.getByRole('link').first().click();
  }

  /** Opens that mail, and then the page behind the first link in it. What the mail said. */
  async function followsTheMailTo(address: string, subject: string | null, shot: string): Promise<string> {
    await opensMail(page, address, subject);
    const mail = page.locator('pre').first();
    const said = await mail.innerText();
    await page.screenshot({ path: shot, fullPage: true });
    await mail.locator('a').first().click();
    return said;
  }
}
