import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { PUPIL, SCHOOL, TENANT } from '../support/school.ts';
import { dossierStage, OTHER_SCHOOL } from './dossier-stage.ts';

/** What every engine does the same with terms, and what a school sees of another; run once per engine. */
export function termContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`terms and other schools on ${engineName}`, () => {
    const { school, at, atOther, now, storedDossier, newDossier, term } = dossierStage(open);

    describe('terms', () => {
      it('end by their rule, each as what it became, and leave the others running', async () => {
        const { id } = await storedDossier(PUPIL.sam);
        const about = { dossierId: id };
        await at((tx) => tx.deadlines.start([term(about, 'first_table'), term(about, 'agreement')]));

        await at((tx) => tx.deadlines.end(about, ['first_table'], 'met'));
        const running = await at((tx) => tx.deadlines.running(['first_table', 'agreement']));
        await at((tx) => tx.deadlines.end(about, 'all', 'stopped'));

        expect(running.map(({ rule }) => rule)).toEqual(['agreement']);
        expect(
          (await at((tx) => tx.deadlines.of(about))).map(({ rule, state }) => `${rule} ${state}`).sort(),
        ).toEqual(['agreement stopped', 'first_table met']);
      });

      it('begin anew under their own id, with new days', async () => {
        const { concernId } = await newDossier(PUPIL.sam);
        const first = term({ concernId }, 'concern_untouched');
        await at((tx) => tx.deadlines.start([first]));
        await at((tx) => tx.deadlines.end({ concernId }, 'all', 'met'));

        const anew = { ...first, startsOn: '2026-11-26' as SchoolDate, dueOn: '2026-11-30' as SchoolDate };
        await at((tx) => tx.deadlines.start([anew]));

        expect(await at((tx) => tx.deadlines.of({ concernId }))).toEqual([{ ...anew, generation: 2 }]);
      });

      it('of one rule and one concern are not two at once', async () => {
        const { concernId } = await newDossier(PUPIL.sam);
        await at((tx) => tx.deadlines.start([term({ concernId }, 'concern_untouched')]));

        await expect(
          at((tx) => tx.deadlines.start([term({ concernId }, 'concern_untouched')])),
        ).rejects.toThrow();
      });
    });

    describe('another school', () => {
      it('sees and ends nothing of this one', async () => {
        await addSchool();
        const dossier = await storedDossier(PUPIL.sam);
        const about = { dossierId: dossier.id };
        await at((tx) => tx.deadlines.start([term(about, 'agreement')]));

        await atOther((tx) => tx.deadlines.end(about, 'all', 'stopped'));
        const seen = await atOther(async (tx) => [
          await tx.dossiers.byId(dossier.id),
          await tx.dossiers.openOfPupil(PUPIL.sam),
          await tx.dossiers.openAtSchool(),
          await tx.dossiers.participants(dossier.id),
          await tx.deadlines.of(about),
          await tx.deadlines.running(['agreement']),
          await tx.concerns.byIds([dossier.concernId]),
          await tx.pupils.byIds([PUPIL.sam]),
          await tx.tables.latestOf([dossier.id]),
        ]);
        const changing = atOther((tx) => tx.dossiers.store({ ...dossier, state: 'closed' }));

        expect(seen).toEqual([null, null, [], [], [], [], [], [], []]);
        await expect(changing).rejects.toThrow();
        expect((await at((tx) => tx.deadlines.of(about)))[0]?.state).toBe('running');
      });

      it('has its own channel, and a channel that was left belongs to nobody', async () => {
        await addSchool();
        const id = await atOther(
          async (tx) => (await tx.conversations.seen(channel(OTHER_SCHOOL), now())).id,
        );

        const owner = await at((tx) => tx.conversations.schoolAt(TENANT, 'general'));
        await atOther((tx) => tx.conversations.markUnusable(id, 'moved'));
        const left = await at((tx) => tx.conversations.schoolAt(TENANT, 'general'));
        await at((tx) => tx.conversations.seen(channel(SCHOOL), now()));

        expect([owner, left]).toEqual([OTHER_SCHOOL, null]);
        expect((await at((tx) => tx.conversations.channelOf(SCHOOL)))?.id).toBe(id);
        expect(await at((tx) => tx.conversations.byId(id))).toMatchObject({
          kind: 'channel',
          teamsId: 'general',
        });
      });
    });

    async function addSchool(): Promise<void> {
      await sql`
        insert into school select ${OTHER_SCHOOL}::uuid, organisation_id, tenant_id, 'Ander', sector, municipality,
          holiday_region, language, location, policy, is_example from school where id = ${SCHOOL}::uuid
      `.execute(school().engine.db);
    }
  });
}

function channel(schoolId: SchoolId) {
  return {
    kind: 'channel' as const,
    tenantId: TENANT,
    serviceUrl: 'http://localhost/',
    teamsId: 'general',
    botId: 'bot',
    memberId: null,
    personId: null,
    language: null,
    schoolId,
  };
}
