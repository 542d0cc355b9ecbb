import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** Headless Chromium, quiet on a machine without a network. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person at one window: what they type, press and read. Nothing here knows how the bot is made. */
export type Person = {
  page: Page;
  say(text: string): Promise<void>;
  /** Waits until the newest card says this. */
  reads(text: string | RegExp): Promise<void>;
  /** The newest card that says this. */
  card(text: string | RegExp): Promise<Locator>;
  press(button: string | RegExp, onCardWith: string | RegExp): Promise<void>;
  chooses(option: string | RegExp, onCardWith: string | RegExp): Promise<void>;
  /** The same answer to every question of the card. */
  choosesEverywhere(option: string, onCardWith: string | RegExp): Promise<void>;
  picks(option: string, label: string | RegExp, onCardWith: string | RegExp): Promise<void>;
  types(text: string, label: string | RegExp, onCardWith: string | RegExp): Promise<void>;
  /** Walks the calendar to a day, `YYYY-MM-DD`: a date box takes no typing. */
  fillsDate(label: string | RegExp, date: string, onCardWith: string | RegExp): Promise<void>;
  goesToChannel(): Promise<void>;
  goesToChat(): Promise<void>;
  /** Fills in today at every empty date of the card. */
  fillsEveryDateWithToday(onCardWith: string | RegExp): Promise<void>;
  /** What every card on the page says. */
  cards(): Promise<string[]>;
  /** How often this person has tapped so far; a typed word counts as one. */
  taps(): number;
  everything(): Promise<string>;
  shoots(path: string): Promise<void>;
};

const PATIENCE = 30_000;
const MOST_MONTHS = 24;

export async function sitDown(context: BrowserContext, url: string): Promise<Person> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  // The window asks for its fonts far away; nothing of a test leaves this machine.
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.locator('[contenteditable=true]').first().waitFor();

  let taps = 0;
  let isInChannel = false;

  async function card(text: string | RegExp): Promise<Locator> {
    // A chat has its newest message at the end, a channel at the top.
    const cards = page.locator('.ac-adaptiveCard', { hasText: text });
    const found = isInChannel ? cards.first() : cards.last();
    try {
      await found.waitFor({ state: 'visible' });
    } catch {
      throw new Error(`No card says ${text}. What stands there:\n${(await everything()).slice(-2500)}`);
    }
    return found;
  }

  async function everything(): Promise<string> {
    return page.evaluate(
      () => (globalThis as unknown as { document: { body: { innerText: string } } }).document.body.innerText,
    );
  }

  return {
    page,
    card,
    everything,
    taps: () => taps,
    cards: () => page.locator('.ac-adaptiveCard').allInnerTexts(),
    async fillsEveryDateWithToday(onCardWith) {
      const dates = (await card(onCardWith)).locator('input[placeholder="Select a date..."]');
      for (const date of await dates.all()) {
        taps += 2;
        await date.click();
        await page
          .locator(
            'td[aria-current=date] button, button[aria-current=date], [role=gridcell][aria-current=date]',
          )
          .first()
          .click();
      }
    },
    async say(text) {
      taps += 1;
      await page.locator('[contenteditable=true]').first().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async reads(text) {
      await card(text);
    },
    async press(button, onCardWith) {
      const shown = await card(onCardWith);
      // A button that leads to a page of ours is a link.
      const pressed = shown
        .getByRole('button', { name: button })
        .or(shown.getByRole('link', { name: button }))
        .first();
      await pressed.scrollIntoViewIfNeeded();
      taps += 1;
      await pressed.click();
    },
    async chooses(option, onCardWith) {
      const shown = await card(onCardWith);
      const box = shown
        .getByRole('radio', { name: option })
        .or(shown.getByRole('checkbox', { name: option }))
        .first();
      await box.scrollIntoViewIfNeeded();
      taps += 1;
      await box.check({ force: true });
    },
    async choosesEverywhere(option, onCardWith) {
      // An answer of somebody else edits the card while this person is filling it in; they then tap again.
      for (let tries = 0; tries < 5; tries++) {
        const boxes = await (await card(onCardWith)).getByRole('radio', { name: option, exact: true }).all();
        taps += boxes.length;
        for (const box of boxes) await box.check({ force: true, timeout: 5_000 }).catch(() => undefined);
        const again = await (await card(onCardWith)).getByRole('radio', { name: option, exact: true }).all();
        const chosen = await Promise.all(again.map((box) => box.isChecked()));
        if (chosen.length > 0 && chosen.every(Boolean)) return;
      }
      throw new Error(`${option} could not be chosen everywhere.`);
    },
    async picks(option, label, onCardWith) {
      const box = (await card(onCardWith)).getByRole('combobox', { name: label }).first();
      await box.scrollIntoViewIfNeeded();
      taps += 2;
      await box.click();
      await page.getByRole('option', { name: option, exact: true }).first().click();
    },
    async types(text, label, onCardWith) {
      const box = (await card(onCardWith)).getByRole('textbox', { name: label }).first();
      await box.scrollIntoViewIfNeeded();
      taps += 1;
      await box.fill(text);
    },
    async fillsDate(label, date, onCardWith) {
      const input = (await card(onCardWith)).getByRole('combobox', { name: label }).first();
      await input.scrollIntoViewIfNeeded();
      taps += 2;
      await input.click();
      await pickDay(page.getByRole('dialog').last(), date);
    },
    async goesToChannel() {
      isInChannel = true;
      await page.getByText('Ondersteuning', { exact: true }).first().click();
    },
    async goesToChat() {
      isInChannel = false;
      await page.getByText('Personal Chat', { exact: true }).first().click();
    },
    async shoots(path) {
      await page.screenshot({ path, fullPage: false });
    },
  };
}

/** Months are turned until the day is there; years back or ahead are not what a card asks for. */
async function pickDay(calendar: Locator, date: string): Promise<void> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const name = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  const wanted = calendar.getByRole('button', { name: `${day}, ${name}, ${year}`, exact: true });
  for (let turns = 0; turns < MOST_MONTHS && (await wanted.count()) === 0; turns++) {
    const shown = (await calendar.getByRole('grid').getAttribute('aria-label')) ?? '';
    const [monthShown = '', yearShown = ''] = shown.split(/[ ,]+/);
    const isBefore = Date.parse(`1 ${monthShown} ${yearShown}`) > Date.UTC(year, month - 1, day);
    await calendar.getByRole('button', { name: isBefore ? /^Previous month/ : /^Next month/ }).click();
  }
  await wanted.click();
}
