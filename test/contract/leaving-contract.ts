import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { FOLDER_SCHOOL, folderStage, ID } from '../support/folder-stage.ts';
import { rowCounts } from '../support/row-counts.ts';

/** Pupils and colleagues who are in the files no more leave in the same way on every engine. */
export function leavingContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`bringing a school up to date on ${engineName}`, () => {
    const { engine, ids, folder, bring, at, rows } = folderStage(open);

    beforeEach(async () => {
      await bring();
    });

    it('takes a pupil who left out of the lists, keeps the row, and knows them again when they come back', async () => {
      const own = () =>
        at<string[]>(async (tx) => (await tx.pupils.ofMentor(ID('2') as never)).map(({ id }) => id));
      const everybody = () => at<number>(async (tx) => (await tx.pupils.atSchool()).length);
      const parents = () => at<number>(async (tx) => (await tx.pupils.guardians(ID('307') as never)).length);
      folder().change(
        'pupils.csv',
        folder()
          .text('pupils.csv')
          .match(/^.*000307.*\n/m)?.[0] ?? '?',
        '',
      );
      folder().change(
        'guardians.csv',
        folder()
          .text('guardians.csv')
          .match(/^.*000470.*\n/m)?.[0] ?? '?',
        '',
      );
      folder().change('enrollments.csv', `V2a,${ID('307')},student\n`, '');

      const { lines } = await bring();
      const gone = [await own(), await everybody(), await parents()];
      const kept = await rowCounts(engine());
      folder().again();
      await bring();

      expect(lines).toContain(`- pupils.csv ${ID('307')}`);
      expect(gone).toEqual([[ID('306'), ID('304'), ID('305')], 6, 0]);
      expect(kept).toMatchObject({ pupil: 7, guardian: 8 });
      expect(await own()).toContain(ID('307'));
      expect([await everybody(), await parents()]).toEqual([7, 1]);
      expect(await rowCounts(engine())).toMatchObject({ pupil: 7, guardian: 8 });
    });

    it('asks first when more than half of the pupils would be gone, as by a file that was cut off', async () => {
      const leave = (many: number) => {
        folder().again();
        for (const file of ['pupils.csv', 'guardians.csv', 'enrollments.csv'])
          for (let nth = 1; nth <= many; nth++)
            folder().write(
              file,
              folder()
                .text(file)
                .replaceAll(new RegExp(`^.*00030${nth},.*\n`, 'gm'), ''),
            );
      };
      const before = await rows();
      leave(4);

      const asked = await bring();
      const afterwards = await rows();
      const looked = await bring({ isDryRun: true });
      const meant = await bring({ mayManyLeave: true });

      expect(asked.done).toBe(false);
      expect(asked.lines).toContain('pupils.csv');
      expect(asked.lines.join('\n')).toContain('put --many-leave behind the command');
      expect(asked.lines).toContain('  leerlingen / pupils: +0 ~0 -4 =3');
      expect(afterwards).toEqual(before);
      expect(looked.done).toBe(true);
      expect(meant.done).toBe(true);
      expect(await at<number>(async (tx) => (await tx.pupils.atSchool()).length)).toBe(3);
    });

    it('lets less than half of the pupils leave without a question', async () => {
      for (const file of ['pupils.csv', 'guardians.csv', 'enrollments.csv'])
        folder().write(
          file,
          folder()
            .text(file)
            .replaceAll(/^.*00030[123],.*\n/gm, ''),
        );

      expect((await bring()).done).toBe(true);
    });

    it('lists the open dossiers that nobody carries any more, and those whose pupil is not in the files', async () => {
      const open = async (number: string, pupil: string, casushouder: string, state = 'open') => {
        const [key, concern, dossier] = [ids.next<string>(), ids.next<string>(), ids.next<string>()];
        await engine().script(`
          insert into subject_key (id, school_id, wrapped, master_key_id, created_at) values ('${key}', '${FOLDER_SCHOOL}', '', 'm1', now());
          insert into concern (id, school_id, key_id, raised_by, state, version, content_sealed, created_at, changed_at)
            values ('${concern}', '${FOLDER_SCHOOL}', '${key}', '${ID('1')}', 'accepted', 1, '', now(), now());
          insert into dossier (id, school_id, concern_id, pupil_id, key_id, number, state, version, casushouder_id, anchor_on, opened_at)
            values ('${dossier}', '${FOLDER_SCHOOL}', '${concern}', '${pupil}', '${key}', '${number}', '${state}', 1, '${casushouder}', now(), now());
        `);
      };
      await open('26-001', ID('301'), ID('4'));
      await open('26-002', ID('302'), ID('4'), 'closed');
      await open('26-003', ID('303'), ID('3'));
      await open('26-004', ID('307'), ID('3'));
      await open('26-005', ID('304'), ID('3'));
      for (const [number, person, seat] of [
        ['26-003', '5', '501'],
        ['26-005', 'a', '504'],
      ] as const)
        await engine().script(`
          insert into participant (id, school_id, dossier_id, role, person_id, seat_id, invited, from_on)
          select '${ids.next<string>()}', '${FOLDER_SCHOOL}', id, 'buurtteam', '${ID(person)}', '${ID(seat)}', true, now()
          from dossier where number = '${number}'
        `);
      const before = await bring({ isDryRun: true });
      folder().change('kernteam.yaml', `      - ${ID('a')} # Kim Post\n`, '');
      folder().change('roles.csv', `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`, '');
      folder().change(
        'pupils.csv',
        folder()
          .text('pupils.csv')
          .match(/^.*000307.*\n/m)?.[0] ?? '?',
        '',
      );
      folder().change(
        'guardians.csv',
        folder()
          .text('guardians.csv')
          .match(/^.*000470.*\n/m)?.[0] ?? '?',
        '',
      );
      folder().change('enrollments.csv', `V2a,${ID('307')},student\n`, '');

      const { lines } = await bring();

      expect(before.lines.join()).not.toContain('26-0');
      expect(lines).toContain(
        'At the table of these cases a partner sits who has no seat any more: 26-005. Ask a deputy.',
      );
      expect(lines).toContain(
        'Nobody carries these cases any more: 26-001. A coordinator can choose somebody else.',
      );
      expect(lines).toContain(
        'The pupil of these cases is not in the files any more: 26-004. See whether they are finished.',
      );
    });
  });
}
