import type { FamilyTexts } from '../families.ts';

/** The three questions before the meeting, in Polish. */
export const voices: FamilyTexts['voices'] = {
  title: { parent: 'Trzy pytania do Państwa', pupil: 'Trzy pytania do Ciebie' },
  lead: {
    parent:
      'Rozmowa w szkole zaczyna się od Państwa dziecka i od Państwa. Tutaj mogą Państwo już napisać, co jest dla Państwa ważne. Może być krótko. Można też coś zostawić puste.',
    pupil:
      'Rozmowa w szkole zaczyna się od Ciebie. Tutaj możesz już napisać, co jest dla Ciebie ważne. Może być krótko. Możesz też coś zostawić puste.',
  },
  questions: {
    parent: {
      goesWell: 'Co idzie dobrze?',
      mustChange: 'Co musi się zmienić?',
      wants: 'Co chcą Państwo osiągnąć?',
    },
    pupil: {
      goesWell: 'Co idzie dobrze?',
      mustChange: 'Co musi się zmienić?',
      wants: 'Co chcesz osiągnąć?',
    },
  },
  hints: {
    parent: {
      goesWell: 'Z dzieckiem, w domu lub w szkole.',
      mustChange: 'W szkole, w domu lub gdzie indziej.',
      wants: 'W najbliższych tygodniach lub później.',
    },
    pupil: {
      goesWell: 'W szkole, w domu lub w czymś, co lubisz robić.',
      mustChange: 'W szkole, w domu lub gdzie indziej.',
      wants: 'W najbliższych tygodniach lub później.',
    },
  },
  parentsMayRead: 'Czy Twoi rodzice mogą to przeczytać?',
  parentsMayReadChoices: { yes: 'Tak', no: 'Nie' },
  parentsMayReadHint: 'Jeśli wybierzesz „nie”, nie pokażemy tego Twoim rodzicom.',
  whoReads: {
    parent:
      'To, co Państwo napiszą, czyta osoba, która przygotowuje rozmowę w szkole. Jeśli będziemy chcieli o tym wspomnieć w rozmowie, najpierw Państwa zapytamy.',
    pupil:
      'To, co napiszesz, czyta osoba, która przygotowuje rozmowę w szkole. Jeśli będziemy chcieli o tym wspomnieć w rozmowie, najpierw Cię zapytamy.',
  },
  noBsn: 'Proszę nie wpisywać numeru BSN (burgerservicenummer).',
  save: 'Wyślij moje odpowiedzi',
  back: 'Wróć',
  givenBefore: {
    parent: (day) => `Dnia ${day} już coś Państwo napisali. To, co Państwo teraz napiszą, zastąpi tamto.`,
    pupil: (day) => `Dnia ${day} już coś napisano. To, co teraz napiszesz, zastąpi tamto.`,
  },
  savedTitle: { parent: 'Dziękujemy', pupil: 'Dziękujemy' },
  saved: {
    parent: 'Mamy Państwa odpowiedzi. Od nich zacznie się rozmowa.',
    pupil: 'Mamy Twoje odpowiedzi. Od nich zacznie się rozmowa.',
  },
  savedMore: {
    parent:
      'Państwa odpowiedzi nie są już widoczne na tej stronie. Dzięki temu nie przeczyta ich nikt, kto znajdzie ten link. Chcą Państwo powiedzieć coś innego? Proszę odpowiedzieć jeszcze raz.',
    pupil:
      'Twoje odpowiedzi nie są już widoczne na tej stronie. Dzięki temu nie przeczyta ich nikt, kto znajdzie ten link. Chcesz powiedzieć coś innego? Odpowiedz jeszcze raz.',
  },
  offer: {
    parent:
      'Co idzie dobrze, co musi się zmienić, co chcą Państwo osiągnąć? Mogą Państwo już to napisać. Nie trzeba.',
    pupil: 'Co idzie dobrze, co musi się zmienić, co chcesz osiągnąć? Możesz już to napisać. Nie trzeba.',
  },
  offered: {
    parent: (day) => `Mamy Państwa odpowiedzi z dnia ${day}. Mogą Państwo odpowiedzieć jeszcze raz.`,
    pupil: (day) => `Mamy Twoje odpowiedzi z dnia ${day}. Możesz odpowiedzieć jeszcze raz.`,
  },
  answer: 'Do trzech pytań',
  answerAgain: 'Odpowiedz jeszcze raz',
  giveSheet: {
    parent: 'Proszę dać tę kartkę mentorowi dziecka lub zabrać ją na rozmowę.',
    pupil: 'Daj tę kartkę swojemu mentorowi lub zabierz ją na rozmowę.',
  },
  inLetter: {
    parent:
      'Na tej stronie są też trzy pytania do Państwa, do zastanowienia się wcześniej. Nie trzeba odpowiadać.',
    pupil:
      'Na tej stronie są też trzy pytania do Ciebie, do zastanowienia się wcześniej. Nie trzeba odpowiadać.',
  },
};
