import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { Dossier, Participant } from '../../src/app/ports/dossiers.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type {
  ConcernId,
  DeadlineId,
  DossierId,
  Instant,
  ParticipantId,
  PupilId,
  SchoolDate,
  SchoolId,
} from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from '../support/database.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { runningTerm } from '../support/terms.ts';

export const TODAY = '2026-11-23' as SchoolDate;
export const OTHER_SCHOOL = '019ad111-0000-7000-8000-000000000099' as SchoolId;

/** Dossiers at the school of the tests, on one engine; none at the beginning of each test. */
export function dossierStage(open: () => Promise<Engine>) {
  let school: Play;
  let numbers = 0;

  beforeAll(async () => {
    school = await play('2026-11-23T09:00:00Z', open);
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    numbers = 0;
  });

  afterAll(() => school.close());

  return { school: () => school, at, atOther, now, storedDossier, newDossier, term, participant };

  function participant(role: Participant['role'], who: Participant['who']): Participant {
    return {
      id: school.deps.ids.next<ParticipantId>(),
      role,
      who,
      seatId: null,
      invited: true,
      leftOutCode: null,
      ground: null,
      groundOn: null,
      groundEndedOn: null,
      guest: null,
      fromOn: TODAY,
      untilOn: null,
    };
  }

  function at<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return school.deps.store.transact(SCHOOL, work);
  }

  function atOther<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return storeOn(school.engine, testKeys(), school.deps.ids, school.clock).transact(OTHER_SCHOOL, work);
  }

  function now(): Instant {
    return school.clock.now();
  }

  async function storedDossier(pupilId: PupilId): Promise<Dossier> {
    const dossier = await newDossier(pupilId);
    await at((tx) => tx.dossiers.add(dossier, []));
    return dossier;
  }

  /** Not stored yet; its concern is. */
  async function newDossier(pupilId: PupilId): Promise<Dossier> {
    const number = `26-00${++numbers}`;
    const concernId = school.deps.ids.next<ConcernId>();
    await at((tx) =>
      tx.concerns.add({
        id: concernId,
        raisedBy: WHO.mentor,
        pupilId,
        number,
        state: 'accepted',
        version: 1,
        intake: EMPTY_INTAKE,
        triage: null,
        callAskedAt: null,
        wholeSchool: false,
        ownerId: WHO.coordinator,
        createdAt: now(),
        submittedAt: now(),
        decidedAt: now(),
        doubtedAt: null,
      }),
    );
    return {
      id: school.deps.ids.next<DossierId>(),
      concernId,
      pupilId,
      number,
      state: 'open',
      version: 1,
      casushouderId: WHO.coordinator,
      pausedUntil: null,
      anchorOn: TODAY,
      openedAt: now(),
      closedAt: null,
      closeReason: null,
    };
  }

  function term(about: Deadline['about'], rule: Deadline['rule']): Deadline {
    return runningTerm(school.deps.ids.next<DeadlineId>(), about, rule);
  }
}
