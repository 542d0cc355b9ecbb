import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong for somebody who sees, hears or moves otherwise: WCAG 2.2 A and AA, as axe sees it. */
export async function barriersOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

/** What sticks out to the side, so that a phone would scroll. */
export async function overflowOf(page: Page): Promise<string[]> {
  const tooWide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  const beyond = await page.locator('main *, header.site *, footer.site *').evaluateAll((all) => {
    const width = all[0]?.ownerDocument.documentElement.clientWidth ?? 0;
    return all
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        return right > width + 1 || left < -1;
      })
      .map((each) => `${each.tagName} ${each.textContent?.slice(0, 40)}`);
  });
  return tooWide > 0 && beyond.length === 0 ? [`something is ${tooWide} too wide`] : beyond;
}

const STOPS = 'a[href], button, select, textarea, summary, input:not([type=hidden])';

/** Tabs through the page. A group of radio buttons is one stop, as browsers do it. */
export async function walkThrough(page: Page): Promise<{ reached: number; unmarked: string[]; all: number }> {
  const names = await page.locator(STOPS).evaluateAll((all) =>
    all.map((each, index) => {
      // What is folded away, or there for the Enter key alone, is no stop.
      if (!each.checkVisibility()) return null;
      return each.getAttribute('type') === 'radio' ? each.getAttribute('name') : index;
    }),
  );
  const all = new Set(names.filter((name) => name !== null)).size;
  const reached = new Set<unknown>();
  const unmarked: string[] = [];
  // Day, month, year and the calendar of one box are four stops.
  const days = await page.locator('input[type=date]').count();
  for (let step = 0; step < all + 3 * days + 2; step++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(STOPS).and(page.locator(':focus'));
    if ((await focused.count()) === 0) continue;
    const at = await focused.evaluate((on, stops) => {
      const isRadio = on.getAttribute('type') === 'radio';
      // A radio button itself cannot be seen: what stands beside it shows where one is.
      const drawn = isRadio ? on.nextElementSibling : on;
      const style = drawn?.ownerDocument.defaultView?.getComputedStyle(drawn);
      return {
        name: isRadio ? on.getAttribute('name') : [...on.ownerDocument.querySelectorAll(stops)].indexOf(on),
        is: on.outerHTML.slice(0, 120),
        isMarked: style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 2,
      };
    }, STOPS);
    reached.add(at.name);
    if (!at.isMarked) unmarked.push(at.is);
  }
  return { reached: reached.size, unmarked, all };
}
