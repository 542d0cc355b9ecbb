import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { folderStage } from '../support/folder-stage.ts';

/** What a school chooses for itself in school.yaml comes, changes and goes with its file, on every engine. */
export function schoolChoicesContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`what a school chose, brought up to date on ${engineName}`, () => {
    const { folder, bring, at } = folderStage(open);

    beforeEach(async () => {
      await bring();
    });

    it('takes lengths and ladders of terms, other ones, and those of the catalogue again', async () => {
      const terms = () => at(async ({ schools }) => (await schools.here()).policy.terms);

      folder().change('school.yaml', 'location:', 'terms: [{ rule: first_table, length: 4 }]\nlocation:');
      await bring();
      expect(await terms()).toEqual({ first_table: { length: 4 } });

      folder().change(
        'school.yaml',
        'length: 4',
        'ladder: [{ to: responsible, days: -2, unit: calendar_days }, { to: channel, days: 1 }]',
      );
      expect((await bring()).lines.join(' ')).toContain('(terms)');
      expect(await terms()).toEqual({
        first_table: {
          steps: [
            { to: 'responsible', days: -2, unit: 'calendar_days' },
            { to: 'channel', days: 1, unit: 'school_days' },
          ],
        },
      });

      folder().change(
        'school.yaml',
        'terms: [{ rule: first_table, ladder: [{ to: responsible, days: -2, unit: calendar_days }, { to: channel, days: 1 }] }]\n',
        '',
      );
      await bring();
      expect(await terms()).toEqual({});
    });

    it('takes numbers of keeping absence, other ones, and the usual ones again', async () => {
      const own = () => at(async ({ schools }) => (await schools.here()).policy.absenceDuty);
      const terms = 'terms: [{ rule: first_table, length: 4 }]\n';

      folder().change(
        'school.yaml',
        'location:',
        `${terms}absenceDuty: { hours: 9, adults: agreed }\nlocation:`,
      );
      await bring();
      expect(await own()).toEqual({ hours: 9, adults: 'agreed' });

      folder().change('school.yaml', 'hours: 9, adults: agreed', 'longFromReport: 4, longAgain: weekly');
      expect((await bring()).lines.join(' ')).toContain('(absenceDuty)');
      expect(await own()).toEqual({ longFromReport: 4, longAgain: 'weekly' });

      folder().change('school.yaml', 'absenceDuty: { longFromReport: 4, longAgain: weekly }\n', '');
      await bring();
      expect(await own()).toEqual({});
      expect(await at(async ({ schools }) => (await schools.here()).policy.terms)).toEqual({
        first_table: { length: 4 },
      });
    });

    it('takes hours of reminders, other ones, and the usual ones again', async () => {
      const policy = () => at(async ({ schools }) => (await schools.here()).policy);

      folder().change(
        'school.yaml',
        'location:',
        'reminders: { digest: "09:15", days: [TU, MO], putOffs: 1 }\nlocation:',
      );
      await bring();
      expect(await policy()).toMatchObject({ digestMinute: 555, remindDays: [1, 2], mostSnoozes: 1 });

      folder().change('school.yaml', 'digest: "09:15", days: [TU, MO], putOffs: 1', 'pauseDays: 14');
      expect((await bring()).lines.join(' ')).toContain('(reminders)');
      expect(await policy()).toMatchObject({ digestMinute: 510, mostSnoozes: 3, mostPauseDays: 14 });

      folder().change('school.yaml', 'reminders: { pauseDays: 14 }\n', '');
      await bring();
      expect(await policy()).toMatchObject({ mostPauseDays: 56, remindDays: [1, 2, 3, 4, 5] });
    });

    it('takes points of its own for a conversation, other ones, and the usual ones again', async () => {
      const own = () => at(async ({ schools }) => (await schools.here()).policy.agenda);
      await bring();
      expect(await own()).toBeNull();

      folder().change('school.yaml', 'location:', 'agenda: [Welkom, Wat wil jij?]\nlocation:');
      expect((await bring()).lines.join(' ')).toContain('(agenda)');
      expect(await own()).toEqual(['Welkom', 'Wat wil jij?']);

      folder().change('school.yaml', 'agenda: [Welkom, Wat wil jij?]', 'agenda: [Wat wil jij?, Welkom]');
      await bring();
      expect(await own()).toEqual(['Wat wil jij?', 'Welkom']);

      folder().change('school.yaml', 'agenda: [Wat wil jij?, Welkom]\n', '');
      await bring();
      expect(await own()).toBeNull();
    });

    it('takes a mailbox that invites, another, and none', async () => {
      const mailbox = () => at(async ({ schools }) => (await schools.here()).calendarMailbox);
      await bring();
      expect(await mailbox()).toBeUndefined();

      folder().change('school.yaml', 'location:', 'calendarMailbox: Tafels@Sterren.example\nlocation:');
      expect((await bring()).lines.join(' ')).toContain('(calendarMailbox)');
      expect(await mailbox()).toBe('tafels@sterren.example');

      folder().change('school.yaml', 'calendarMailbox: Tafels@Sterren.example\n', '');
      await bring();
      expect(await mailbox()).toBeUndefined();
    });
  });
}
