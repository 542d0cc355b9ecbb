import type { FamilyTexts } from '../families.ts';

/** Letters to parents and pupils, in Polish. */
export const letters: FamilyTexts['letters'] = {
  greeting: { parent: 'Szanowni Państwo,', pupil: 'Cześć,' },
  closing: {
    parent: (school) => `Z poważaniem\n${school}`,
    pupil: (school) => `Pozdrawiamy\n${school}`,
  },
  reference: (number) => `Numer: ${number}`,
  mayRepeat: {
    parent: 'Być może otrzymali już Państwo ten e-mail. Wtedy nie trzeba nic robić.',
    pupil: 'Być może ten e-mail już do Ciebie dotarł. Wtedy nie musisz nic robić.',
  },
  ask: {
    subject: {
      parent: 'Kiedy mogą Państwo przyjść na rozmowę w szkole?',
      pupil: 'Kiedy możesz przyjść na rozmowę w szkole?',
    },
    again: 'Przypomnienie',
    intro: {
      parent:
        'Chcemy spotkać się z Państwem, z Państwa dzieckiem i z osobami, które mogą pomóc. Państwa głos się liczy: ważne jest zdanie Państwa i dziecka.',
      pupil:
        'Chcemy spotkać się z Tobą i z osobami, które mogą pomóc. Twój głos się liczy: ważne jest, co Ty myślisz.',
    },
    insteadOf: {
      parent: (moment) =>
        `Rozmowa zaplanowana na: ${moment} nie odbędzie się w tym terminie. Razem z Państwem szukamy nowego terminu.`,
      pupil: (moment) =>
        `Rozmowa zaplanowana na: ${moment} nie odbędzie się w tym terminie. Razem z Tobą szukamy nowego terminu.`,
    },
    moments: {
      parent: 'Możliwe są te terminy (czas holenderski). Rozmowa odbędzie się w szkole.',
      pupil: 'Możliwe są te terminy (czas holenderski). Rozmowa odbędzie się w szkole.',
    },
    button: { parent: 'Proszę podać, kiedy mogą Państwo przyjść', pupil: 'Podaj, kiedy możesz przyjść' },
    howLong: {
      parent:
        'To zajmie jedną minutę. Nie trzeba się logować. Wolą Państwo zadzwonić? Proszę zadzwonić do szkoły, wpiszemy odpowiedź za Państwa.',
      pupil: 'To zajmie jedną minutę. Nie musisz się logować. Wolisz zadzwonić? Zadzwoń do szkoły.',
    },
  },
  booked: {
    subject: {
      booked: (moment) => `Termin rozmowy w szkole: ${moment}`,
      moved: (moment) => `Nowy termin rozmowy w szkole: ${moment}`,
      tomorrow: (moment) => `Przypomnienie, rozmowa w szkole: ${moment}`,
      cancelled: 'Rozmowa w szkole nie odbędzie się',
    },
    subjectPupilTomorrow: (moment) => `Przypomnienie, rozmowa w szkole: ${moment}`,
    intro: {
      booked: {
        parent: 'Termin rozmowy jest ustalony. Cieszymy się, że Państwo będą.',
        pupil: 'Termin rozmowy jest ustalony. Cieszymy się, że będziesz.',
      },
      moved: {
        parent: 'Rozmowa odbędzie się w innym terminie. Stary termin jest nieaktualny.',
        pupil: 'Rozmowa odbędzie się w innym terminie. Stary termin jest nieaktualny.',
      },
      tomorrow: {
        parent: 'Wkrótce odbędzie się rozmowa w szkole.',
        pupil: 'Wkrótce odbędzie się rozmowa w szkole.',
      },
      cancelled: {
        parent: 'Rozmowa nie odbędzie się. Nie muszą Państwo nic robić. Szkoła skontaktuje się z Państwem.',
        pupil: 'Rozmowa nie odbędzie się. Nie musisz nic robić. Szkoła skontaktuje się z Tobą.',
      },
    },
    cancelledClosed: {
      parent: (day) =>
        `Rozmowa nie odbędzie się, bo zakończyliśmy nasze rozmowy (${day}). Dziękujemy, że zastanawiali się Państwo razem z nami.`,
      pupil: (day) =>
        `Rozmowa nie odbędzie się, bo zakończyliśmy nasze rozmowy (${day}). Dziękujemy za wspólne zastanowienie się.`,
    },
    when: 'Kiedy',
    where: 'Gdzie',
    button: { parent: 'Zobacz termin', pupil: 'Zobacz termin' },
    cannotCome: {
      parent:
        'Jednak nie mogą Państwo przyjść? Proszę dać znać na tej stronie albo zadzwonić do szkoły. Razem znajdziemy rozwiązanie.',
      pupil: 'Jednak nie możesz przyjść? Daj znać na tej stronie albo zadzwoń do szkoły.',
    },
  },
  counter: {
    subject: { parent: 'Państwa propozycja innego terminu', pupil: 'Twoja propozycja innego terminu' },
    proposed: {
      parent: (moment) => `Zaproponowali Państwo inny termin: ${moment}.`,
      pupil: (moment) => `Zaproponowano przez Ciebie inny termin: ${moment}.`,
    },
    possible: {
      parent:
        'To możliwe. Szkoła sprawdzi, czy rozmowa zostanie przełożona, i da Państwu znać. Do tego czasu obowiązuje ustalony termin.',
      pupil:
        'To możliwe. Szkoła sprawdzi, czy rozmowa zostanie przełożona, i da Ci znać. Do tego czasu obowiązuje ustalony termin.',
    },
    blocked: {
      parent: (why) =>
        `Niestety to niemożliwe: ${why}. Obowiązuje ustalony termin. Nie mogą Państwo wtedy przyjść? Proszę zaznaczyć to na stronie lub zadzwonić do szkoły.`,
      pupil: (why) =>
        `Niestety to niemożliwe: ${why}. Obowiązuje ustalony termin. Nie możesz wtedy przyjść? Zaznacz to na stronie lub zadzwoń do szkoły.`,
    },
    because: {
      past: 'ten termin już minął',
      too_soon: 'to za wcześnie, aby zapytać wszystkich',
      too_far: 'to zbyt odległy termin',
      closed: 'szkoła jest wtedy zamknięta',
      no_start: 'rozmowa nie mieści się wtedy w dniu szkolnym',
      no_room: 'nie ma wtedy wolnej sali',
      other: 'wtedy nie może przyjść wystarczająco dużo osób',
    },
  },
  closed: {
    subject: { parent: 'Nasze rozmowy są zakończone', pupil: 'Nasze rozmowy są zakończone' },
    intro: {
      parent: (day) =>
        `Zakończyliśmy nasze rozmowy w szkole (${day}). Dziękujemy, że zastanawiali się Państwo razem z nami.`,
      pupil: (day) =>
        `Zakończyliśmy nasze rozmowy w szkole (${day}). Dziękujemy za wspólne zastanowienie się.`,
    },
    mistake: {
      parent: (day) =>
        `Zaprosiliśmy Państwa na rozmowę w szkole. To była nasza pomyłka (${day}). Nic nie trzeba robić.`,
      pupil: (day) =>
        `Zaprosiliśmy Cię na rozmowę w szkole. To była nasza pomyłka (${day}). Nic nie musisz robić.`,
    },
    again: {
      parent: (who) =>
        `Znów jest trudniej? Proszę zadzwonić do szkoły. Kontakt: ${who}. Chętnie znów pomyślimy razem z Państwem.`,
      pupil: (who) =>
        `Znów jest trudniej? Zadzwoń do szkoły. Kontakt: ${who}. Chętnie znów pomyślimy razem z Tobą.`,
    },
    questions: {
      parent: (who) => `Mają Państwo pytania? Proszę zadzwonić do szkoły. Kontakt: ${who}.`,
      pupil: (who) => `Masz pytania? Zadzwoń do szkoły. Kontakt: ${who}.`,
    },
  },
  bring: {
    parent:
      'Mogą Państwo przyjść z kimś, komu Państwo ufają. Potrzebny jest tłumacz? Proszę zadzwonić do szkoły.',
    pupil: 'Możesz przyjść z kimś, komu ufasz.',
  },
  people: { parent: 'Kto będzie i dlaczego?', pupil: 'Kto będzie i dlaczego?' },
  why: {
    parent: {
      leerplicht:
        'Urzędnik do spraw obowiązku szkolnego (leerplichtambtenaar): wie, co wolno i co trzeba, Państwu i szkole. Pomaga szukać rozwiązania. Może też stosować środki, gdy ktoś nie przestrzega przepisów.',
      jgz: 'Lekarz szkolny lub pielęgniarka (jeugdarts, jeugdverpleegkundige): pomaga ocenić, ile Państwa dziecko może.',
      swv: 'Doradca do spraw wsparcia w nauce (begeleider passend onderwijs): wie, jaka pomoc jest możliwa w szkole.',
      buurtteam:
        'Pracownik rodzinny zespołu dzielnicowego (gezinswerker, buurtteam): pomaga ustalić, co jest możliwe poza szkołą.',
      rmc: 'Pracownik Doorstroompunt: wie, co jest możliwe w szkole lub pracy po 18. urodzinach.',
      mentor: 'Mentor (wychowawca): widzi Państwa dziecko w szkole co tydzień.',
      ondersteuningscoordinator: 'Koordynator wsparcia: prowadzi rozmowę i organizuje dalsze kroki.',
      gast: 'Czasem gość: ktoś spoza szkoły, kto może pomóc, albo tłumacz. Szkoła powie Państwu, kto to jest.',
      ouder: 'Państwo jako rodzice: najlepiej znają Państwo swoje dziecko.',
      leerling: 'Państwa dziecko: chodzi o jego własny plan.',
    },
    pupil: {
      leerplicht:
        'Urzędnik do spraw obowiązku szkolnego (leerplichtambtenaar): wie, co wolno i co trzeba. Pomaga szukać rozwiązania. Może też stosować środki, gdy ktoś nie przestrzega przepisów.',
      jgz: 'Lekarz szkolny lub pielęgniarka (jeugdarts, jeugdverpleegkundige): pomaga ocenić, ile możesz.',
      swv: 'Doradca do spraw wsparcia w nauce (begeleider passend onderwijs): wie, jaka pomoc jest możliwa w szkole.',
      buurtteam:
        'Pracownik rodzinny zespołu dzielnicowego (gezinswerker, buurtteam): pomaga ustalić, co jest możliwe poza szkołą.',
      rmc: 'Pracownik Doorstroompunt: wie, co jest możliwe w szkole lub pracy po 18. urodzinach.',
      mentor: 'Twój mentor (wychowawca): widzi Cię w szkole co tydzień.',
      ondersteuningscoordinator: 'Koordynator wsparcia: prowadzi rozmowę i organizuje dalsze kroki.',
      gast: 'Czasem gość: ktoś spoza szkoły, kto może pomóc, albo tłumacz. Szkoła powie Ci, kto to jest.',
      ouder: 'Twój rodzic: zna Cię najdłużej.',
      leerling: 'Ty: chodzi o Twój plan.',
    },
  },
  whyGuest: {
    doorstroomcoach: 'Doradca (doorstroomcoach): pomaga w przejściu do innej szkoły lub pracy.',
    schoolmaatschappelijk_werk:
      'Szkolny pracownik socjalny: pomaga zastanowić się nad tym, co dzieje się w domu i w szkole.',
    huisarts: 'Lekarz rodzinny (huisarts): pomaga ustalić, co jest możliwe i potrzebne.',
    gi: 'Pracownik ochrony dzieci i młodzieży (gecertificeerde instelling): pomaga ustalić, co jest potrzebne.',
    zorgaanbieder: 'Osoba z placówki opieki: pomaga ustalić, jaka pomoc jest odpowiednia.',
    tolk: 'Tłumacz: tłumaczy to, co zostanie powiedziane, i nikomu tego nie przekazuje.',
  },
  eventTitle: 'Rozmowa w szkole',
  eventText: (number) => `Numer ${number}. Rozmowa odbędzie się w szkole.`,
};
