import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  answerSafety,
  cancelIntake,
  changeAnswers,
  tellWhoAndWhat,
} from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { resumeIntake, startAnew, startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Turn } from '../../src/app/turn.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type { Details } from '../../src/domain/details.ts';
import type { ConcernId } from '../../src/domain/ids.ts';
import { ABOUT_SAM, noticeKinds, toCheck, toWho } from '../support/intake-steps.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { countOf, refIn } from '../support/triage.ts';

const DETAILS: Details = {
  sickReports: 4,
  absenceHours: null,
  welfare: [],
  tried: 'Vaak gebeld.',
  effect: null,
  pupilsWords: '',
  more: '',
};

/** A draft on its way: left alone and found again, put aside, and pressed twice. */
describe('the intake', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(() => school.again());

  afterAll(() => school.close());

  it('offers the same draft again after a restart, at the step where it was', async () => {
    const who = await toWho(school);

    const again = await startIntake(await school.turn(WHO.mentor));
    const resumed = await resumeIntake(await school.turn(WHO.mentor), refIn(who));

    expect(again).toEqual(who);
    expect(resumed).toEqual(who);
  });

  it('begins a new draft when the mentor puts the old one aside', async () => {
    const who = await toWho(school);

    const anew = await startAnew(await school.turn(WHO.mentor));

    expect(anew.kind).toBe('intake_safety');
    expect(refIn(anew).id).not.toBe(refIn(who).id);
  });

  it('keeps what was filled in when the mentor goes back a step', async () => {
    const check = await toCheck(school);

    const who = await changeAnswers(await school.turn(WHO.mentor), refIn(check));

    expect(who).toMatchObject({
      kind: 'intake_who',
      filled: { pupilId: PUPIL.sam, absentSince: '2026-11-02' },
    });
  });

  it('leaves nothing of a draft that is cancelled', async () => {
    const check = await toCheck(school);

    const cancelled = await cancelIntake(await school.turn(WHO.mentor), refIn(check));

    expect(cancelled.kind).toBe('intake_cancelled');
    expect(await startIntake(await school.turn(WHO.mentor))).toMatchObject({ kind: 'intake_safety' });
  });

  it.each([
    ['stops it', cancelIntake],
    ['begins a new one', (turn: Turn) => startAnew(turn)],
  ])(
    'leaves nothing of a draft when the mentor %s, of what was written on our own page neither',
    async (_how, stop) => {
      const check = await toCheck(school);
      await school.deps.store.transact(SCHOOL, (tx) =>
        tx.details.add({
          id: school.deps.ids.next(),
          concernId: refIn(check).id as ConcernId,
          authorId: WHO.mentor,
          details: DETAILS,
          writtenAt: school.clock.now(),
        }),
      );

      await stop(await school.turn(WHO.mentor), refIn(check));

      const left = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.concerns.byId(refIn(check).id as ConcernId),
      );
      expect(left).toMatchObject({ state: 'cancelled', pupilId: null, intake: EMPTY_INTAKE });
      expect(await countOf(school, 'concern_detail')).toBe(0);
    },
  );

  it('does nothing twice when "send" is pressed twice', async () => {
    const check = await toCheck(school);

    const first = await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check));
    const second = await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check));

    expect(second).toEqual(first);
    expect(await countOf(school, 'concern')).toBe(1);
    expect((await noticeKinds(school)).filter((kind) => kind === 'triage')).toHaveLength(2);
  });

  it('gives back what was filled in when the same press comes again after a fault', async () => {
    const who = refIn(await toWho(school));
    const told = { ...ABOUT_SAM, reasons: [] };

    const first = await tellWhoAndWhat(await school.turn(WHO.mentor, 'who'), who, told);
    const second = await tellWhoAndWhat(await school.turn(WHO.mentor, 'who'), who, told);

    expect(first).toMatchObject({ fault: 'reason_missing', filled: { pupilId: PUPIL.sam } });
    expect(second).toEqual(first);
  });

  it('shows the present card when an older one is pressed', async () => {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const who = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');

    const pressed = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes');

    expect(pressed).toEqual(who);
  });

  it('refuses a colleague who presses the card of somebody else', async () => {
    const check = await toCheck(school);

    const view = await sendConcern(await school.turn(WHO.otherMentor), refIn(check));

    expect(view).toEqual({ kind: 'refused', code: 'not_your_concern' });
    expect(await countOf(school, 'deadline')).toBe(0);
  });
});
