import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../support/playground-driver.ts';
import { writeSampleFiles } from './sample-files.ts';
import { allCards } from './samples.ts';

/**
 * `npm run cards`: the data file of each template, and every card as a picture, as Teams draws it: light and dark, on a
 * phone and on a desk. For looking at.
 */
const SHOTS = fileURLToPath(new URL('../../cards/shots/', import.meta.url));
const WIDTHS = { phone: 360, desk: 600 } as const;
const PAPER = { light: '#f5f5f5', dark: '#1f1f1f' } as const;
const CARD = { light: '#ffffff', dark: '#292929' } as const;

const require = createRequire(import.meta.url);
const renderer = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

writeSampleFiles();
mkdirSync(SHOTS, { recursive: true });
const browser = await openBrowser();
let count = 0;
for (const theme of ['light', 'dark'] as const) {
  const config = readFileSync(new URL(`../schemas/host-config-teams-${theme}.json`, import.meta.url), 'utf8');
  for (const [place, width] of Object.entries(WIDTHS)) {
    for (const language of ['nl', 'en'] as const) {
      const page = await browser.newPage({ viewport: { width: width * 3 + 80, height: 900 } });
      await page.setContent(
        sheet(
          theme,
          width,
          allCards(language).map(({ name }) => name),
        ),
      );
      await page.addScriptTag({ content: renderer });
      await page.evaluate(
        ({ cards, hostConfig }) => {
          type Renderer = {
            AdaptiveCard: new () => { hostConfig: unknown; parse(card: unknown): void; render(): Element };
            HostConfig: new (config: unknown) => unknown;
          };
          const { AdaptiveCards, document } = globalThis as unknown as {
            AdaptiveCards: Renderer;
            document: { getElementById(id: string): { append(child: Element): void } | null };
          };
          for (const { name, card } of cards) {
            const drawn = new AdaptiveCards.AdaptiveCard();
            drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
            drawn.parse(card);
            document.getElementById(name)?.append(drawn.render());
          }
        },
        { cards: allCards(language), hostConfig: JSON.parse(config) as unknown },
      );
      await page.screenshot({ path: `${SHOTS}${language}-${theme}-${place}.png`, fullPage: true });
      count += allCards(language).length;
      await page.close();
    }
  }
}
await browser.close();
process.stdout.write(`${count} pictures of cards on 8 sheets in cards/shots/\n`);

type Element = object;

function sheet(theme: keyof typeof PAPER, width: number, names: readonly string[]): string {
  const ink = theme === 'light' ? '#242424' : '#ffffff';
  return `<style>
body{margin:16px;background:${PAPER[theme]};color:${ink};font:14px "Segoe UI",system-ui,sans-serif;display:flex;flex-wrap:wrap;align-items:flex-start;gap:16px}
figure{margin:0;width:${width}px}
figcaption{font-size:11px;opacity:.7;margin-bottom:4px}
.card{background:${CARD[theme]};border-radius:6px;box-shadow:0 1px 4px #0003}
</style>${names.map((name) => `<figure><figcaption>${name}</figcaption><div class="card" id="${name}"></div></figure>`).join('')}`;
}
