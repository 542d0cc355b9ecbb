import type { FamilyTexts } from './families.ts';
import { familyPage } from './pl/family-page.ts';
import { letters } from './pl/letters.ts';
import { tableAgenda } from './pl/table-agenda.ts';
import { voices } from './pl/voices.ts';

/** Polish, for parents and pupils; not yet gone through by a translator. */
export const pl: FamilyTexts = {
  pages: {
    skip: 'Przejdź do treści',
    footer: 'Ta strona należy do szkoły. Nie używa plików cookie.',
    unchecked: 'Tego tłumaczenia nie sprawdził jeszcze tłumacz.',
  },
  dates: {
    weekdays: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
    months: [
      'stycznia',
      'lutego',
      'marca',
      'kwietnia',
      'maja',
      'czerwca',
      'lipca',
      'sierpnia',
      'września',
      'października',
      'listopada',
      'grudnia',
    ],
    clock: (from, until) => `godz. ${from}–${until}`,
    inZone: (moment) => `${moment} (czas holenderski)`,
  },
  table: { place: (place) => `Miejsce: ${place}` },
  answering: {
    askTitle: { parent: 'Kiedy mogą Państwo przyjść?', pupil: 'Kiedy możesz przyjść?' },
    askLead: {
      parent:
        'Proszę wybrać przy każdym terminie, co najbardziej Państwu pasuje. Odpowiedź można później zmienić.',
      pupil: 'Wybierz przy każdym terminie, co najbardziej Ci pasuje. Odpowiedź możesz później zmienić.',
    },
    place: (place) => `Rozmowa odbędzie się w szkole: ${place}.`,
    zone: 'Godziny podano według czasu holenderskiego.',
    choices: { yes: 'Tak', if_need_be: 'Jeśli trzeba', no: 'Nie' },
    save: 'Zapisz odpowiedź',
    anotherTime: {
      parent: 'Żaden z tych terminów mi nie pasuje',
      pupil: 'Żaden z tych terminów mi nie pasuje',
    },
    thanksTitle: { parent: 'Dziękujemy, mamy Państwa odpowiedź', pupil: 'Dziękujemy, mamy Twoją odpowiedź' },
    thanks: {
      parent: 'Gdy termin będzie ustalony, dostaną Państwo e-mail.',
      pupil: 'Gdy termin będzie ustalony, dostaniesz e-mail.',
    },
    change: { parent: 'Czy chcą Państwo coś zmienić?', pupil: 'Czy chcesz coś zmienić?' },
    answerMissing: 'Proszę wybrać odpowiedź przy co najmniej jednym terminie.',
    bookedTitle: 'Termin rozmowy jest ustalony',
    when: 'Kiedy',
    where: 'Gdzie',
    file: 'Dodaj do mojego kalendarza',
    cannotCome: { parent: 'Jednak nie mogę przyjść', pupil: 'Jednak nie mogę przyjść' },
    canCome: 'Jednak mogę przyjść',
    cannotComeSaid: {
      parent: 'Zgłosili Państwo, że nie mogą przyjść. Szkoła skontaktuje się z Państwem.',
      pupil: 'Wiemy, że nie możesz przyjść. Szkoła skontaktuje się z Tobą.',
    },
    ofAgeTitle: 'Nie pytamy tu już Państwa',
    ofAge:
      'Czy mimo to chcą Państwo być na rozmowie? Proszę porozmawiać o tym ze swoim dzieckiem. Dziecko może dać nam znać.',
    heldTitle: 'Rozmowa już się odbyła',
    held: 'Dziękujemy za wspólne zastanowienie się. Na tej stronie nie ma już nic do zrobienia.',
    closedTitle: 'Rozmowy są zakończone',
    closed: {
      parent: 'Dziękujemy, że zastanawiali się Państwo razem z nami. Nie muszą Państwo nic robić.',
      pupil: 'Dziękujemy za wspólne zastanowienie się. Nie musisz nic robić.',
    },
    closedOff: 'Zaplanowana rozmowa nie odbędzie się.',
    cancelledTitle: 'Rozmowa nie odbędzie się',
    cancelled: {
      parent: 'Nie muszą Państwo nic robić. Szkoła skontaktuje się z Państwem.',
      pupil: 'Nie musisz nic robić. Szkoła skontaktuje się z Tobą.',
    },
    reference: (number) => `Numer: ${number}`,
  },
  letters,
  rights: {
    languages: 'Język',
    title: { parent: 'Warto wiedzieć', pupil: 'Warto wiedzieć' },
    how: {
      parent:
        'Jak odpowiedzieć: proszę wybrać przy każdym terminie tak, jeśli trzeba albo nie. Potem nacisnąć przycisk, aby zapisać. Wolą Państwo zadzwonić? Proszę zadzwonić do szkoły.',
      pupil:
        'Jak odpowiedzieć: wybierz przy każdym terminie tak, jeśli trzeba albo nie. Potem naciśnij przycisk, aby zapisać. Wolisz zadzwonić? Zadzwoń do szkoły.',
    },
    who: { parent: 'Kto może być na rozmowie i dlaczego?', pupil: 'Kto może być na rozmowie i dlaczego?' },
    yours: { parent: 'Państwa prawa', pupil: 'Twoje prawa' },
    list: {
      parent: [
        'Mogą Państwo powiedzieć, co o tym myślą. Jeśli się Państwo z czymś nie zgadzają, to też zostanie zapisane.',
        'Także gdy nie mogą Państwo przyjść, dowiedzą się Państwo, co ustalono.',
        'Mogą Państwo zobaczyć, co szkoła zapisuje o Państwu i o dziecku. Coś się nie zgadza? Proszę poprosić szkołę o poprawienie lub usunięcie.',
        'Szkoła widzi Państwa odpowiedź. Inni rodzice i dziecko jej nie widzą.',
      ],
      pupil: [
        'Możesz powiedzieć, co o tym myślisz. Jeśli się z czymś nie zgadzasz, to też zostanie zapisane.',
        'Także gdy nie możesz przyjść, dowiesz się, co ustalono.',
        'Możesz zapytać, co szkoła o Tobie zapisuje. Coś się nie zgadza? Poproś szkołę o poprawienie lub usunięcie.',
        'Szkoła widzi Twoją odpowiedź. Rodzice jej nie widzą.',
      ],
    },
    contact: {
      parent: (name) => `Pytania? ${name} jest osobą kontaktową w zespole, który pomaga. Można napisać:`,
      pupil: (name) => `Pytania? ${name} jest osobą kontaktową w zespole, który pomaga. Możesz napisać:`,
    },
    support: {
      parent:
        'Punkt wsparcia dla rodziców i młodzieży (ouder- en jeugdsteunpunt) udziela bezpłatnych i niezależnych porad. Proszę zapytać szkołę, jak się z nim skontaktować.',
      pupil:
        'Punkt wsparcia dla rodziców i młodzieży (ouder- en jeugdsteunpunt) udziela bezpłatnych i niezależnych porad. Zapytaj w szkole, jak się z nim skontaktować.',
    },
  },
  tableAgenda,
  voices,
  familyPage,
};
