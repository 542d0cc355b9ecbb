import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sendCode, tryCode } from '../../src/app/pages/second-code.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { CodeId, Instant, LinkId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { otherThan } from '../support/second-code.ts';
import { countOf } from '../support/triage.ts';

const DAY = 24 * 60 * 60_000;

/** Codes that are asked for and tried at the same time. */
export function secondCodeContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a second code on ${engineName}`, () => {
    let school: Play;
    let link: Link;
    let id: CodeId;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      id = school.deps.ids.next<CodeId>();
      link = {
        id: school.deps.ids.next<LinkId>(),
        schoolId: SCHOOL,
        purpose: 'own_page',
        holder: { kind: 'person', id: WHO.leerplicht },
        concernId: null,
        actietafelId: null,
        expiresAt: (school.clock.now() + DAY) as Instant,
        revokedAt: null,
      };
      await school.deps.store.transact(SCHOOL, (tx) => tx.links.add(link));
    });

    afterAll(() => school.close());

    it('that is asked for twice at once is one, and one message', async () => {
      const sent = await Promise.all([sendCode(school.deps, link, id), sendCode(school.deps, link, id)]);

      expect(sent).toEqual(['mail', 'mail']);
      expect([await countOf(school, 'page_code'), await countOf(school, 'notice')]).toEqual([1, 1]);
    });

    it('is made three times for one link, also when more ask at once', async () => {
      const asked = Array.from({ length: 6 }, () =>
        sendCode(school.deps, link, school.deps.ids.next<CodeId>()),
      );
      const sent = await Promise.all(asked);

      expect(sent.filter((each) => each === 'mail')).toHaveLength(3);
      expect(sent.filter((each) => each === 'too_many')).toHaveLength(3);
    });

    it('counts every wrong try of several that come at once', async () => {
      await sendCode(school.deps, link, id);
      const right = school.deps.addresses.codeOf(id);
      await Promise.all(Array.from({ length: 5 }, () => tryCode(school.deps, link, id, otherThan(right))));

      expect(await tryCode(school.deps, link, id, right)).toEqual({ tried: 'over' });
    });

    it('opens nothing for a link that it was not made for', async () => {
      await sendCode(school.deps, link, id);
      const other = { ...link, id: school.deps.ids.next<LinkId>() };

      expect(await tryCode(school.deps, other, id, school.deps.addresses.codeOf(id))).toEqual({
        tried: 'over',
      });
      expect(await tryCode(school.deps, link, id, school.deps.addresses.codeOf(id))).toMatchObject({
        tried: 'right',
      });
    });
  });
}
