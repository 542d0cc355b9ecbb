import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerSafety, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { statementCount } from '../support/counting.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, WHO } from '../support/school.ts';

/** Each is a round trip on PostgreSQL, and they are most of what a turn takes. */
const MOST_STATEMENTS = 11;
const COMMIT = 1;

describe('the statements of a turn', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  afterAll(() => school.close());

  it(`sends a concern in at most ${MOST_STATEMENTS}, with who it is and both ends of the transaction`, async () => {
    const check = await toCheck();
    const before = statementCount();

    const receipt = await sendConcern(await school.turn(WHO.mentor), ref(check));

    const statements = statementCount() - before + COMMIT;
    expect(receipt.kind).toBe('intake_receipt');
    expect(statements).toBeGreaterThan(COMMIT);
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  async function toCheck(): Promise<PersonalView> {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const who = await answerSafety(await school.turn(WHO.mentor), ref(safety), 'no');
    return tellWhoAndWhat(await school.turn(WHO.mentor), ref(who), {
      pupilId: PUPIL.sam,
      typedName: null,
      typedClass: null,
      raisedBy: 'school',
      reasons: ['late', 'absent_without_notice'],
      absentSince: '2026-11-02' as SchoolDate,
      parentsTold: { told: 'yes', by: 'mentor', on: '2026-11-20' as SchoolDate },
    });
  }
});

function ref(view: PersonalView): CardRef {
  if (!('ref' in view)) throw new Error(`A ${view.kind} has no ref.`);
  return view.ref;
}
