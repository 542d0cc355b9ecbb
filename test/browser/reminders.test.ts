import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { dayIn } from '../../src/texts/dates.ts';
import { en } from '../../src/texts/en.ts';
import { nl } from '../../src/texts/nl.ts';
import { journeyStage } from '../support/journey-stage.ts';
import { schoolFolder } from '../support/school-folder.ts';

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url));
const MINUTES = 60_000;
const PUPIL = 'Sem';
const NUMBER = '26-001';
/** Moments of the clock at most before what should come is given up. */
const MOST_MOMENTS = 16;
const { digest, reminding } = nl;
const [TAKEN_UP = ''] = digest.answered.taken_up('|').split('|');
const [PUT_OFF = ''] = digest.answered.put_off('|').split('|');

/** What somebody who is reminded sees and presses, day after day, by clicks and typing alone. */
describe('the reminders, where they are read', () => {
  const { visitor, person, opensPage, movesToTheChannelPost } = journeyStage(
    '.data/test-reminders',
    schoolFolder(),
    {
      mentor: 'Anouk de Wit',
      coordinator: 'Carolien Bos',
    },
  );

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    await reportsAndAccepts();
  }, 3 * MINUTES);

  it(
    'come in one message of the day, which says that all is guarded also on a day without any',
    async () => {
      await movesUntilCoordinatorReads(digest.label);

      const [message = '', ...more] = await messagesOfDays();
      expect(more).toEqual([]);
      expect(message).toContain(`${NUMBER} ${PUPIL}: ${digest.terms.first_table}`);
      expect(message).toMatch(/Alle \d+ termijnen bewaakt, 0 berichten niet bezorgd/);
    },
    2 * MINUTES,
  );

  it(
    'are put off in two presses, after which the message says until when and asks no more',
    async () => {
      const coordinator = person('coordinator');
      await movesUntilCoordinatorReads(digest.sections.reminded);
      await coordinator.shoots(`${SHOTS}30-day.png`);
      await coordinator.press(digest.later, digest.sections.reminded);
      await coordinator.reads(digest.putOffTitle);
      await coordinator.shoots(`${SHOTS}31-later.png`);
      await coordinator.press(/^Op /, digest.putOffTitle);

      await coordinator.reads(PUT_OFF);
      const message = await (await coordinator.card(digest.label)).innerText();
      expect(message).toContain(`${NUMBER}, ${digest.terms.first_table}. ${PUT_OFF}`);
      expect(message).not.toContain(digest.sections.reminded);
      await coordinator.shoots(`${SHOTS}32-put-off.png`);
    },
    2 * MINUTES,
  );

  it(
    'come again on the day that was chosen, and are taken up in one press, after which some days are silent',
    async () => {
      const coordinator = person('coordinator');
      await movesUntilCoordinatorReads(digest.sections.reminded);
      await coordinator.press(digest.take, digest.sections.reminded);

      await coordinator.reads(TAKEN_UP);
      await coordinator.shoots(`${SHOTS}33-taken-up.png`);
      const until = (await coordinator.everything()).split(TAKEN_UP)[1]?.split(' vraag ik')[0] ?? '?';
      await movesUntilCoordinatorReads(digest.sections.reminded);
      expect(await (await coordinator.card(digest.sections.reminded)).innerText()).toContain(
        `${digest.label} · ${until}`,
      );
    },
    3 * MINUTES,
  );

  it(
    'open the case that they are about',
    async () => {
      const coordinator = person('coordinator');
      await coordinator.press(digest.open, digest.sections.reminded);

      await coordinator.reads(nl.dossier.title(PUPIL));
    },
    MINUTES,
  );

  it(
    'wait in a pause that is agreed with the family, of which the case shows its last day and not its reason',
    async () => {
      const coordinator = person('coordinator');
      const { dossier } = nl;
      const asking = dossier.pauseTitle(PUPIL);
      const untilOn = addDays(await dayOfMessage(), 7);
      await coordinator.press(dossier.more, dossier.title(PUPIL));
      await coordinator.press(dossier.terms, dossier.moreTitle(PUPIL));
      await coordinator.press(dossier.pause, dossier.termsTitle(PUPIL));
      await coordinator.chooses(dossier.pauseReasons.help_begins, asking);
      await coordinator.chooses(dossier.pauseAgreers.partners, asking);
      await coordinator.fillsDate(dossier.pauseDay, untilOn, asking);
      await coordinator.press(dossier.pauseSave, asking);
      await coordinator.reads(nl.refusals.pause_not_agreed);
      await coordinator.shoots(`${SHOTS}38-pause-refused.png`);

      await coordinator.chooses(dossier.pauseAgreers.pupil, asking);
      await coordinator.press(dossier.pauseSave, asking);

      await coordinator.reads(dossier.pauseUntil(dayIn('nl', untilOn)));
      const shown = await (await coordinator.card(dossier.title(PUPIL))).innerText();
      expect(shown).not.toContain(dossier.pauseReasons.help_begins);
      await coordinator.shoots(`${SHOTS}39-paused.png`);

      await coordinator.press(dossier.more, dossier.title(PUPIL));
      await coordinator.press(dossier.terms, dossier.moreTitle(PUPIL));
      await coordinator.press(dossier.pauseEnd, dossier.termsTitle(PUPIL));
      await coordinator.reads(dossier.title(PUPIL));
      expect(await (await coordinator.card(dossier.title(PUPIL))).innerText()).not.toContain(
        dossier.factPause,
      );
    },
    2 * MINUTES,
  );

  it(
    'are about what somebody promised too: written down on our own page, and done in one press without a word of it in Teams',
    async () => {
      const coordinator = person('coordinator');
      const mentor = person('mentor');
      const { dossier, actions } = nl;
      const promise = 'Belt met de sportclub';
      const dueOn = addDays(await dayOfMessage(), 7);
      await coordinator.press(dossier.more, dossier.title(PUPIL));
      await coordinator.press(dossier.talk, dossier.moreTitle(PUPIL));
      const page = await opensPage('coordinator', dossier.actions, dossier.talkTitle(PUPIL));
      await page.getByRole('button', { name: nl.pages.open }).click();
      await page.getByRole('button', { name: actions.add }).click();
      await page.getByLabel(actions.what).fill(promise);
      await page.getByLabel(actions.owner).selectOption({ label: 'Anouk de Wit (mentor)' });
      await page.getByLabel(actions.dueOn).fill(dueOn);
      await page.getByRole('button', { name: actions.save }).click();
      await page.getByText(actions.added).waitFor();
      await page.screenshot({ path: `${SHOTS}40-actions.png`, fullPage: true });
      await page.close();

      await mentor.say('mijn acties');
      await mentor.reads(actions.title(1));
      await mentor.shoots(`${SHOTS}41-my-actions.png`);
      await mentor.press(actions.done, actions.title(1));

      await mentor.reads(actions.none);
      await mentor.reads(actions.said.done(actions.choice(NUMBER, 1)));
      for (const who of [mentor, coordinator]) expect(await who.everything()).not.toContain(promise);
      await coordinator.press(nl.table.back, nl.details.linkTitles.actions_page);
    },
    2 * MINUTES,
  );

  it(
    'come at an own hour and on own days, which are kept once they can be',
    async () => {
      const coordinator = person('coordinator');
      await coordinator.say('herinnering');
      await coordinator.picks('17:30', reminding.hour, reminding.title);
      await coordinator.press(reminding.save, reminding.title);
      await coordinator.reads(nl.refusals.reminding_hour_outside);
      await coordinator.shoots(`${SHOTS}34-hour-outside.png`);

      await coordinator.picks('10:00', reminding.hour, reminding.title);
      await coordinator.press(reminding.save, reminding.title);

      await coordinator.reads(reminding.keptTitle);
      await coordinator.reads(/om 10:00 uur/);
      await coordinator.shoots(`${SHOTS}35-kept.png`);
    },
    2 * MINUTES,
  );

  it(
    'tell the channel of what stays open by its number alone, and at last propose whom to ask, in the language of the reader',
    async () => {
      const coordinator = person('coordinator');
      await coordinator.goesToChannel();
      await movesToTheChannelPost('coordinator', nl.channel.verbs.first_table_overdue);
      await coordinator.shoots(`${SHOTS}36-channel.png`);
      expect((await coordinator.cards()).join()).not.toContain(PUPIL);

      await coordinator.goesToChat();
      await coordinator.say('english');
      const [, proposal = ''] = en.digest.scaleUp('Ilse', '|').split('You can ask ');
      await movesUntilCoordinatorReads(proposal.split('|')[0] ?? '');
      await coordinator.reads(en.digest.label);
      await coordinator.shoots(`${SHOTS}37-scale-up.png`);
    },
    3 * MINUTES,
  );

  async function reportsAndAccepts(): Promise<void> {
    const mentor = person('mentor');
    await mentor.say('melding');
    await mentor.press('Nee', 'Eerst dit');
    const who = 'Om wie gaat het';
    await mentor.picks(PUPIL, /Leerling|Kies of typ/, who);
    await mentor.chooses(nl.intake.reasonChoices.often_reported_sick, who);
    await mentor.chooses(nl.intake.sinceUnknown, who);
    await mentor.chooses(nl.intake.toldChoices.no, who);
    await mentor.press(nl.intake.next, who);
    await mentor.press(nl.intake.send, nl.intake.checkTitle(PUPIL));

    const coordinator = person('coordinator');
    const judging = nl.triage.newTitle(PUPIL);
    await coordinator.chooses('Een actietafel', judging);
    await coordinator.press('Verder', judging);
    await coordinator.fillsEveryDateWithToday(nl.family.acceptTitle(PUPIL));
    await coordinator.press(nl.family.accept, nl.family.acceptTitle(PUPIL));
    await coordinator.reads(`Besloten over ${PUPIL}`);
  }

  /** The day that the newest message of a day bears. */
  async function dayOfMessage(): Promise<SchoolDate> {
    const [, said = ''] = (await (await person('coordinator').card(`${digest.label} ·`)).innerText()).split(
      ' · ',
    );
    const [, day = '', month = '', year = ''] = said.match(/(\d+) (\p{L}+) (\d{4})/u) ?? [];
    const nth = (nl.dates.months as readonly string[]).indexOf(month) + 1;
    return `${year}-${String(nth).padStart(2, '0')}-${day.padStart(2, '0')}` as SchoolDate;
  }

  /** Every message of a day that stands in the coordinator's chat. */
  async function messagesOfDays(): Promise<string[]> {
    return (await person('coordinator').cards()).filter((text) =>
      text.trim().startsWith(`${digest.label} ·`),
    );
  }

  /** Moves the clock until this stands in a card of the coordinator's chat. @throws Error when it does not come. */
  async function movesUntilCoordinatorReads(text: string): Promise<void> {
    const isThere = async () => (await person('coordinator').cards()).some((card) => card.includes(text));
    if (!(await visitor().movesTheClockUntil(isThere, MOST_MOMENTS)))
      throw new Error(
        `"${text}" did not come. What stands there:\n${(await person('coordinator').cards()).join('\n---\n').slice(-3000)}`,
      );
  }
});
