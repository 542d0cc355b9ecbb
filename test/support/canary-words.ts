import type { Roster } from '../../src/app/ports/roster.ts';
import type { AbsenceReason } from '../../src/domain/concern.ts';
import type { Details, WelfareReason } from '../../src/domain/details.ts';
import type { GuestForm } from '../../src/domain/guests.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { nl } from '../../src/texts/nl.ts';
import type { Canaries } from './canary.ts';
import { PUPIL, testRoster, WHO } from './school.ts';

/** Who a concern is about, and the family: none of these words stands anywhere else in the project. */
export const FAMILY_WORDS = {
  roepnaam: 'Pimpelmeië',
  achternaam: 'Kwartelhove',
  klas: 'Roerdomp9z',
  leerlingnummer: 'LN-73190483',
  geboortedag: '2010-03-14',
  'mail van de leerling': 'pimpelmeie@leerling-ooievaar.example',
  'roepnaam van ouder 1': 'Dodaarsine',
  'achternaam van ouder 1': 'Tureluurstra',
  'telefoon van ouder 1': '06-19283746',
  'roepnaam van ouder 2': 'Wulperdina',
  'achternaam van ouder 2': 'Geelgorsma',
} as const;

/** The mentor. A colleague's roepnaam may stand on a card in a personal chat (who told the parents?). */
export const STAFF_WORDS = {
  'roepnaam van de mentor': 'Sijsbrandt',
  'achternaam van de mentor': 'Merelhuizen',
} as const;

/** Somebody from outside who is asked for this one case. */
export const GUEST_WORDS = {
  'naam van de gast': 'Waterhoenstra',
  'organisatie van de gast': 'Grutterhuispraktijk',
  'mail van de gast': 'balie@grutterhuis.example',
  'soort van de gast': 'schoolmaatschappelijk_werk',
} as const;

export const GUEST: GuestForm = {
  kind: GUEST_WORDS['soort van de gast'],
  name: `Mw. ${GUEST_WORDS['naam van de gast']}`,
  organisation: GUEST_WORDS['organisatie van de gast'],
  mail: GUEST_WORDS['mail van de gast'],
  interprets: null,
  isNeeded: false,
  accessUntil: '2027-03-31' as SchoolDate,
  ground: 'consent',
};

/** Written on our own page, each amid other words. */
export const WRITTEN_WORDS = {
  'wat is geprobeerd': 'Boomklevertocht',
  'woorden van de leerling': 'Nachtzwaluwdroom',
  'nog iets': 'Sperweruilnest',
} as const;

/** Ticked on the mentor's card in Teams. */
export const REASONS = ['behaviour_in_class', 'conflict_with_school'] as const satisfies AbsenceReason[];
/** Ticked on our own page. */
export const WELFARE = ['alone_or_bullied', 'grief_or_separation'] as const satisfies WelfareReason[];

/** What was ticked, as codes and as people read it. */
export const REASON_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  REASONS.flatMap((code) => [
    [`reden ${code}`, code],
    [`reden ${code} in woorden`, nl.intake.reasonChoices[code]],
  ]),
);
export const WELFARE_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  WELFARE.flatMap((code) => [
    [`signaal ${code}`, code],
    [`signaal ${code} in woorden`, nl.details.welfareChoices[code]],
  ]),
);

/** Everything that goes through a concern and may stand in no table, no log and no request to the channel. */
export const ALL_WORDS = {
  ...FAMILY_WORDS,
  ...STAFF_WORDS,
  ...GUEST_WORDS,
  ...WRITTEN_WORDS,
  ...REASON_WORDS,
  ...WELFARE_WORDS,
} as const;

const { roepnaam: _pupil, 'roepnaam van de mentor': _colleague, ...others } = ALL_WORDS;
/**
 * What may not stand in a request to a personal chat either: all but the roepnaam of the pupil and of a colleague. That
 * holds for the ticked reasons as well. The list to tick from is only ever the answer to a press, which is no request;
 * what is posted afterwards says how many were ticked.
 */
export const IN_NO_CHAT: Canaries = others;

export const DETAILS: Details = {
  sickReports: 4,
  absenceHours: 12,
  welfare: WELFARE,
  tried: `Met de klas op ${WRITTEN_WORDS['wat is geprobeerd']} geweest.`,
  effect: 'helped_a_little',
  pupilsWords: `Ik had een ${WRITTEN_WORDS['woorden van de leerling']}.`,
  more: `Let op het ${WRITTEN_WORDS['nog iets']}.`,
};

/** The test school with Sam, the parents and the mentor under these names. */
export function canaryRoster(): Roster {
  const roster = testRoster();
  const words = { ...FAMILY_WORDS, ...STAFF_WORDS };
  return {
    ...roster,
    people: roster.people.map((person) =>
      person.id === WHO.mentor
        ? {
            ...person,
            name: nameOf(words['roepnaam van de mentor'], words['achternaam van de mentor']),
            mail: `${words['achternaam van de mentor']}@voorbeeld.example`.toLowerCase(),
          }
        : person,
    ),
    pupils: roster.pupils.map((each) =>
      each.pupil.id === PUPIL.sam
        ? {
            ...each,
            leerlingnummer: words.leerlingnummer,
            pupil: {
              ...each.pupil,
              name: nameOf(words.roepnaam, words.achternaam),
              className: words.klas,
              bornOn: words.geboortedag as SchoolDate,
              mail: words['mail van de leerling'],
            },
            guardians: each.guardians.map((guardian, index) => ({
              ...guardian,
              name: parentNames[index] ?? guardian.name,
              mail: `${parentNames[index]?.achternaam}@thuis.example`.toLowerCase(),
              phone: index === 0 ? words['telefoon van ouder 1'] : null,
            })),
          }
        : each,
    ),
  };
}

const parentNames = [
  nameOf(FAMILY_WORDS['roepnaam van ouder 1'], FAMILY_WORDS['achternaam van ouder 1']),
  nameOf(FAMILY_WORDS['roepnaam van ouder 2'], FAMILY_WORDS['achternaam van ouder 2']),
];

function nameOf(roepnaam: string, achternaam: string) {
  return { roepnaam, voorvoegsel: '', achternaam };
}
