import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { answerSafety, tellWhoAndWhat } from '../../../src/app/intake/answering-intake.ts';
import { startIntake } from '../../../src/app/intake/starting-intake.ts';
import { takeRoute } from '../../../src/app/triage/deciding.ts';
import { finishReview } from '../../../src/app/triage/finishing.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { openItem } from '../../../src/app/worklist/opening.ts';
import type { PupilId, SchoolDate } from '../../../src/domain/ids.ts';
import type { Decision } from '../../../src/domain/triage.ts';
import { type Play, play } from '../../support/playing.ts';
import { PUPIL, WHO } from '../../support/school.ts';
import { accept, dossierOf, refIn, refNow, sentConcern } from '../../support/triage.ts';

const REVIEW_ON = '2026-11-30' as SchoolDate;

describe('what else is open about the same pupil', () => {
  let school: Play;
  let first: CardRef;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    first = await sentConcern(school);
  });

  afterAll(() => school.close());

  it('is nothing when this is the only concern', async () => {
    expect(await seenByCoordinator(first)).toEqual({ dossier: null, concerns: [] });
  });

  it('is said to the coordinator on both cards, and to the mentor before sending', async () => {
    const check = await checkCard();
    const second = await sentConcern(school);

    expect(check).toMatchObject({ openDossier: null, openConcerns: ['26-001'] });
    expect(await seenByCoordinator(first)).toEqual({ dossier: null, concerns: ['26-002'] });
    expect(await seenByCoordinator(second)).toEqual({ dossier: null, concerns: ['26-001'] });
  });

  it('is the dossier once the other concern was accepted, and nothing once that is closed', async () => {
    await accept(school, first);
    const second = await sentConcern(school);
    const running = [await seenByCoordinator(second), await checkCard()];
    const { ref } = await dossierOf(school, first);
    await closeDossier(await school.turn(WHO.coordinator), ref, 'moved_away');

    expect(running).toMatchObject([
      { dossier: '26-001', concerns: [] },
      { openDossier: '26-001', openConcerns: ['26-002'] },
    ]);
    expect(await seenByCoordinator(second)).toEqual({ dossier: null, concerns: [] });
  });

  it.each<[Decision, boolean]>([
    [{ route: 'within_school', reason: 'talk_first', reviewOn: REVIEW_ON }, true],
    [{ route: 'one_partner', reason: 'one_question', partner: 'swv', reviewOn: REVIEW_ON }, true],
    [{ route: 'returned', reason: 'tell_more' }, true],
    [{ route: 'advice', reason: 'school_can_do_it' }, false],
    [{ route: 'safety', reason: 'safety_first' }, false],
  ])('counts a concern that went the way of %j: %s', async (decision, counts) => {
    await takeRoute(await school.turn(WHO.coordinator), first, decision);
    const second = await sentConcern(school);

    expect((await seenByCoordinator(second)).concerns).toEqual(counts ? ['26-001'] : []);
  });

  it('does not count a concern that was looked at again and is finished', async () => {
    await takeRoute(await school.turn(WHO.coordinator), first, {
      route: 'within_school',
      reason: 'talk_first',
      reviewOn: REVIEW_ON,
    });
    await finishReview(await school.turn(WHO.coordinator), await refNow(school, first));
    const second = await sentConcern(school);

    expect((await seenByCoordinator(second)).concerns).toEqual([]);
  });

  it('does not count a concern about somebody else, nor a draft', async () => {
    await checkCard();
    const other = await sentConcern(school, { pupilId: PUPIL.ofOtherMentor }, WHO.otherMentor);

    expect(await seenByCoordinator(other)).toEqual({ dossier: null, concerns: [] });
    expect(await seenByCoordinator(first)).toEqual({ dossier: null, concerns: [] });
  });

  async function seenByCoordinator(ref: CardRef) {
    const card = await openItem(await school.turn(WHO.coordinator), await refNow(school, ref));
    if (card.kind !== 'triage_new') throw new Error(`a ${card.kind} is not to be judged`);
    return card.also;
  }

  /** As far as the last card of an intake about Sam, which stays a draft. */
  async function checkCard(pupilId: PupilId = PUPIL.sam): Promise<PersonalView> {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const who = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'no');
    return tellWhoAndWhat(await school.turn(WHO.mentor), refIn(who), {
      pupilId,
      typedName: null,
      typedClass: null,
      raisedBy: 'school',
      reasons: ['late'],
      absentSince: 'unknown',
      parentsTold: { told: 'no' },
    });
  }
});
