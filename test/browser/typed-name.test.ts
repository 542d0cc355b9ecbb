import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { nl } from '../../src/texts/nl.ts';
import { type Visitor, visitorOf } from '../support/demo-driver.ts';
import { openBrowser } from '../support/playground-driver.ts';
import { type RunningDemo, runDemo } from '../support/running-demo.ts';
import { schoolFolder } from '../support/school-folder.ts';

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url));
const MINUTES = 60_000;
const PUPIL = 'Quirine';
const CLASS = 'B1a';

describe('a mentor whose class has no pupils in the list yet', () => {
  const school = schoolFolder();
  let demo: RunningDemo;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    school.change('classes.csv', 'V2a,', `${CLASS},019ad200-0000-7000-8000-000000000200,${CLASS}\nV2a,`);
    school.change(
      'enrollments.csv',
      'H4b,019ad200-0000-7000-8000-000000000001,mentor',
      `${CLASS},019ad200-0000-7000-8000-000000000001,mentor`,
    );
    demo = await runDemo('.data/test-typed-name', school.path);
    browser = await openBrowser();
    visitor = await visitorOf(
      await browser.newContext({ viewport: { width: 1400, height: 1000 } }),
      demo.url,
    );
  }, 4 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    school.drop();
  }, MINUTES);

  it(
    'types the roepnaam and the class, without which the card goes no further, and the coordinator gets the concern',
    async () => {
      const mentor = await visitor.sitsDownAs('Anouk de Wit');
      await mentor.say('melding');
      await mentor.press('Nee', 'Eerst dit');
      const who = nl.intake.typedIntro;
      await mentor.chooses(nl.intake.reasonChoices.often_reported_sick, who);
      await (await mentor.card(who))
        .getByRole('checkbox', { name: nl.intake.sinceUnknown })
        .check({ force: true });
      await mentor.chooses(nl.intake.toldChoices.no, who);
      await mentor.press(nl.intake.next, who);
      await mentor.reads(nl.intake.typedNameMissing);
      await mentor.reads(nl.intake.typedClassMissing);
      await mentor.shoots(`${SHOTS}20-name-missing.png`);

      await mentor.types(PUPIL, nl.intake.typedName, who);
      await mentor.types(CLASS, nl.intake.typedClass, who);
      await mentor.shoots(`${SHOTS}21-typed-name.png`);
      await mentor.press(nl.intake.next, who);
      const check = nl.intake.checkTitle(PUPIL);
      await mentor.reads(check);
      await mentor.shoots(`${SHOTS}22-typed-check.png`);
      await mentor.press(nl.intake.send, check);
      await mentor.reads(nl.intake.receiptNext.submitted);
      expect((await mentor.cards()).filter((text) => text.includes(who))).toEqual([]);

      const coordinator = await visitor.sitsDownAs('Carolien Bos');
      await coordinator.reads(nl.triage.newTitle(PUPIL));
      await coordinator.shoots(`${SHOTS}23-typed-arrived.png`);
    },
    4 * MINUTES,
  );
});
