import { describe, expect, it } from '@jest/globals';
import { DEMO_PEOPLE, DEMO_TENANT, entraOf, WINDOWS } from '../../src/demo/people.ts';
import { demoRoster } from '../../src/demo/roster.ts';
import { schoolFolder } from '../support/school-folder.ts';

describe('the example school', () => {
  it('has two mentors, seven pupils in two classes, each with a parent, and four seats with somebody in each', () => {
    const { memberships, pupils, seats } = demoRoster();

    expect(memberships.filter(({ role }) => role === 'mentor')).toHaveLength(2);
    expect(pupils).toHaveLength(7);
    expect(new Set(pupils.map(({ pupil }) => pupil.className)).size).toBe(2);
    expect(pupils.every(({ mentors, guardians }) => mentors.length === 1 && guardians.length > 0)).toBe(true);
    expect(seats.map(({ kind }) => kind)).toEqual(['leerplicht', 'jgz', 'swv', 'buurtteam']);
    expect(seats.every(({ people }) => people.length > 0)).toBe(true);
  });

  it('knows everybody of the demo as the windows do', () => {
    const { people, school } = demoRoster();

    expect(school.tenantId).toBe(DEMO_TENANT);
    for (const { id, roepnaam, voorvoegsel, achternaam, mail } of Object.values(DEMO_PEOPLE))
      expect(people.find((person) => person.id === id)).toMatchObject({
        name: { roepnaam, voorvoegsel, achternaam },
        mail,
      });
    for (const person of WINDOWS)
      expect(people.find(({ id }) => id === person.id)?.identity?.entraId).toBe(entraOf(person));
  });

  it('gives the jeugdarts no Teams', () => {
    const { people } = demoRoster();

    expect(people.find(({ id }) => id === DEMO_PEOPLE.jgz.id)?.identity).toBeNull();
  });
});

describe('the files of the example school', () => {
  it('are refused with every fault at once', () => {
    const folder = schoolFolder();
    folder.change('pupils.csv', '2010-11-02', '2 november');
    folder.change('school.yaml', 'midden', 'oost');

    expect(() => demoRoster(folder.path)).toThrow(
      /school\.yaml:8 holidayRegion[\s\S]*pupils\.csv:3 birthDate/,
    );

    folder.drop();
  });
});
