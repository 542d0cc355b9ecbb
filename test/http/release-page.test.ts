import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerSafety } from '../../src/app/intake/answering-intake.ts';
import { askForCall, releaseConcern } from '../../src/app/intake/asking-for-call.ts';
import { doubtSafety } from '../../src/app/intake/doubting-safety.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { takeRoute } from '../../src/app/triage/deciding.ts';
import { lookAt, sendTo } from '../support/door.ts';
import { detailsAudited } from '../support/opening.ts';
import { WHO } from '../support/school.ts';
import { askedForCode, codesSent, passedCode, requestIn } from '../support/second-code.ts';
import { servedSchool } from '../support/served-school.ts';
import { concernNow, deliverDue, haveChats, refIn, refNow, sentConcern, viewsTo } from '../support/triage.ts';

const DAY = 24 * 60 * 60_000;
const DONE = { doe: 'besproken' };

describe('the page of an aandachtsfunctionaris who was asked to call by mail', () => {
  const school = servedSchool();
  let concern: CardRef;

  beforeEach(async () => {
    await haveChats(school(), WHO.mentor, WHO.coordinator);
    concern = await sentConcern(school());
    await deliverDue(school());
    await doubt();
  });

  it('shows number, day and one button, and nothing about anybody', async () => {
    const { status, text } = await lookAt(await door());

    expect(status).toBe(200);
    expect(text).toContain('26-001');
    expect(text).toContain('ma 23 nov');
    expect(text.match(/<button/g)).toHaveLength(1);
    expect(text).not.toMatch(/Sam|Vis|4H2|te laat|Carla|Anna|Els/);
  });

  it('shows a day and no number when the report was stopped before it had one', async () => {
    const safety = await startIntake(await school().turn(WHO.mentor));
    const draft = refIn(await answerSafety(await school().turn(WHO.mentor), refIn(safety), 'yes'));
    await deliverDue(school());
    await askForCall(await school().turn(WHO.mentor), draft);
    const link = await door();

    const { text } = await lookAt(link);
    await passedCode(school(), link, DONE);

    expect(text).not.toContain('26-0');
    expect(text).toContain('ma 23 nov');
    expect((await concernNow(school(), draft)).state).toBe('draft');
  });

  it('changes nothing by being opened', async () => {
    const link = await door();
    await lookAt(link);
    await lookAt(link);

    expect((await concernNow(school(), concern)).doubtedAt).not.toBeNull();
  });

  it('lets the concern go on at the press of its button, once, and puts down who did', async () => {
    const link = await door();
    const first = await passedCode(school(), link, DONE);
    const version = (await concernNow(school(), concern)).version;
    const again = await sendTo(link, DONE);
    const audited = (await detailsAudited(school().engine)).filter(({ detail }) => detail === 'released');

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.text).toContain('Dank je wel');
    expect(again.text).not.toContain('<button');
    expect(await concernNow(school(), concern)).toMatchObject({ doubtedAt: null, version });
    expect(audited).toMatchObject([
      { action: 'concern.changed', by: WHO.safetyOfficer, ground: 'coordination' },
    ]);
    expect(viewsTo(await deliverDue(school()), WHO.coordinator)).toContainEqual(
      expect.objectContaining({ kind: 'triage_new', roepnaam: 'Sam' }),
    );
  });

  it('does not let it go on for whoever has the link and not the mailbox, however the button is pressed', async () => {
    const link = await door();
    const bare = await sendTo(link, DONE);
    const asked = await askedForCode(link, DONE);
    await sendTo(link, { ...DONE, aanvraag: requestIn(asked), code: '' });

    expect(bare.text).toContain('<button');
    expect(await codesSent(school())).toMatchObject([{ road: 'mail' }]);
    expect((await concernNow(school(), concern)).doubtedAt).not.toBeNull();
  });

  it('sends no code and shows no box once it was said, by whichever link', async () => {
    const link = await door();
    await passedCode(school(), link, DONE);
    await askedForCode(link, DONE);

    expect(await codesSent(school())).toEqual([]);
  });

  it('ends no later doubt with the link of an earlier one', async () => {
    const link = await door();
    await passedCode(school(), link, DONE);
    await doubt();
    const { text } = await sendTo(link, DONE);
    const next = await door();

    expect(text).not.toContain('<button');
    expect((await concernNow(school(), concern)).doubtedAt).not.toBeNull();
    await passedCode(school(), next, DONE);
    expect((await concernNow(school(), concern)).doubtedAt).toBeNull();
  });

  it.each([
    ['asks anew for a call', 'opnieuw gevraagd', true],
    ['asked nobody to call yet', 'opnieuw stilgezet', false],
  ])(
    'says what to do where it was stopped again after it was used, and who stopped it %s',
    async (_, says, asks) => {
      const link = await door();
      const used = await passedCode(school(), link, DONE);
      await doubtSafety(await school().turn(WHO.mentor), await refNow(school(), concern));
      if (asks) await askForCall(await school().turn(WHO.mentor), await refNow(school(), concern));

      for (const { status, text } of [await lookAt(link), await passedCode(school(), link, DONE)]) {
        expect(status).toBe(200);
        expect(text).toContain(says);
        expect(text).not.toMatch(/niets meer te doen|<button|Sam|Anna/);
      }
      expect(used.text).toContain('Je hoeft hier niets meer te doen');
      expect((await concernNow(school(), concern)).doubtedAt).not.toBeNull();
    },
  );

  it('is done when a colleague said so in Teams', async () => {
    await haveChats(school(), WHO.safetyOfficer);
    const link = await door();
    await releaseConcern(await school().turn(WHO.safetyOfficer), await refNow(school(), concern));
    await doubtSafety(await school().turn(WHO.mentor), await refNow(school(), concern));

    const { text } = await passedCode(school(), link, DONE);

    expect(text).not.toContain('<button');
    expect((await concernNow(school(), concern)).doubtedAt).not.toBeNull();
  });

  it('is there for what a coordinator stopped in triage, too', async () => {
    const other = await sentConcern(school());
    await deliverDue(school());
    await takeRoute(await school().turn(WHO.coordinator), other, { route: 'safety', reason: 'safety_first' });

    await passedCode(school(), await door(), DONE);

    expect((await concernNow(school(), other)).state).toBe('submitted');
  });

  it.each([
    [
      'who is no aandachtsfunctionaris any more',
      `delete from membership where role = 'aandachtsfunctionaris'`,
      410,
    ],
    ['who presses something else', 'select 1', 404],
  ])('takes nothing from somebody %s', async (who, change, status) => {
    const link = await door();
    await school().engine.script(change);

    const answer = await sendTo(
      link,
      who.includes('else') ? { doe: 'iets anders' } : { ...DONE, aanvraag: 'iets' },
    );

    expect(answer.status).toBe(status);
    expect((await concernNow(school(), concern)).doubtedAt).not.toBeNull();
  });

  it.each([
    [60 * DAY - 1000, 200],
    [60 * DAY, 410],
  ])('works for sixty days: after %i milliseconds it answers %i', async (milliseconds, status) => {
    const link = await door();
    school().clock.forward(milliseconds);

    expect((await lookAt(link)).status).toBe(status);
  });

  async function doubt(): Promise<void> {
    await doubtSafety(await school().turn(WHO.mentor), await refNow(school(), concern));
    await askForCall(await school().turn(WHO.mentor), await refNow(school(), concern));
  }

  /** The address in the letter, which goes by mail since she has no chat. */
  async function door(): Promise<string> {
    await sql`update conversation set state = 'blocked' where person_id = ${WHO.safetyOfficer}::uuid`.execute(
      school().engine.db,
    );
    const letters = (await deliverDue(school())).flatMap(({ delivery }) =>
      delivery.kind === 'mail' && delivery.letter.kind === 'letter_call_me' ? [delivery.letter] : [],
    );
    const url = letters.at(-1)?.url;
    if (!url) throw new Error('no letter has a link');
    return url;
  }
});
