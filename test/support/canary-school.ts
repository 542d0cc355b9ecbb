import { FAMILY_WORDS, STAFF_WORDS } from './canary-words.ts';
import { type SchoolFolder, schoolFolder } from './school-folder.ts';

/**
 * The example school in a folder of its own, with the canary words in the places of the first pupil, his class, his
 * parents and his mentor. Everybody keeps their id, so that the windows of the demo are still theirs.
 */
export function canarySchool(): SchoolFolder {
  const words = { ...FAMILY_WORDS, ...STAFF_WORDS };
  const folder = schoolFolder();
  folder.change('classes.csv', ',H4b', `,${words.klas}`);
  folder.change(
    'pupils.csv',
    '10001,Sem,,Jansen,2011-03-14,Utrecht,,sem@leerling.sterrencollege.example',
    `${words.leerlingnummer},${words.roepnaam},,${words.achternaam},${words.geboortedag},Utrecht,,${words['mail van de leerling']}`,
  );
  folder.change(
    'guardians.csv',
    'Petra,,Jansen,petra.jansen@thuis.example,,',
    `${words['roepnaam van ouder 1']},,${words['achternaam van ouder 1']},${PARENT_MAIL},${words['telefoon van ouder 1']},`,
  );
  folder.change(
    'guardians.csv',
    'Rob,,Jansen,rob.jansen@thuis.example',
    `${words['roepnaam van ouder 2']},,${words['achternaam van ouder 2']},ouder2@thuis.example`,
  );
  folder.change(
    'users.csv',
    'anouk.dewit@sterrencollege.example,Anouk,de,Wit',
    `anouk.dewit@sterrencollege.example,${words['roepnaam van de mentor']},,${words['achternaam van de mentor']}`,
  );
  return folder;
}

/** Where the first parent reads mail. */
export const PARENT_MAIL = 'ouder1@thuis.example';
