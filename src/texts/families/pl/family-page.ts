import type { FamilyTexts } from '../families.ts';

/** What was agreed, in Polish: the page, the code before it and the mail about it. */
export const familyPage: FamilyTexts['familyPage'] = {
  offer: {
    parent:
      'Rozmowa została zapisana. Mogą Państwo przeczytać, co ustalono, i powiedzieć, czy to się zgadza.',
    pupil: 'Rozmowa została zapisana. Możesz przeczytać, co ustalono, i powiedzieć, czy to się zgadza.',
  },
  read: 'Przeczytaj, co ustalono',
  title: 'Co ustalono',
  dayLabel: 'Dzień rozmowy',
  note: {
    parent: 'To, co jest dalej, jest tylko dla Państwa.',
    pupil: 'To, co jest dalej, jest tylko dla Ciebie.',
  },
  again: 'Ta strona była długo otwarta. Proszę jeszcze raz nacisnąć przycisk.',
  code: {
    door: 'Po naciśnięciu przycisku przyjdzie e-mail z kodem z sześciu cyfr, na adres, który ma szkoła. Kod trzeba potem wpisać.',
    ask: 'Wyślij kod',
    title: 'Wpisz kod',
    sent: 'Kod jest w drodze na adres e-mail, który ma szkoła.',
    works: (minutes) => `Kod działa ${minutes} minut.`,
    label: 'Kod z sześciu cyfr',
    show: 'Dalej',
    again: 'Kod nie przyszedł? Poproś o nowy',
    wrong: 'Ten kod się nie zgadza. Proszę zajrzeć do najnowszego e-maila.',
    over: 'Ten kod już nie działa. Proszę jeszcze raz nacisnąć przycisk, aby dostać nowy.',
    stopped: {
      too_many: {
        title: 'Proszę chwilę zaczekać',
        text: 'Poproszono już o kilka kodów. Proszę spróbować za godzinę albo zadzwonić do szkoły.',
      },
      no_address: {
        title: 'Nie możemy wysłać kodu',
        text: 'Szkoła nie ma adresu e-mail. Proszę zadzwonić do szkoły, wtedy list będzie na papierze.',
      },
    },
    subject: 'Kod do strony szkoły',
    yours: (code) => `Kod to ${code}`,
    use: (minutes) =>
      `Kod trzeba wpisać na stronie, która została właśnie otwarta. Działa ${minutes} minut. Proszę nikomu go nie podawać.`,
    notYou: {
      parent:
        'To nie Państwo o to prosili? Wtedy ktoś inny ma Państwa link. Nic nie zobaczy. Proszę zadzwonić do szkoły.',
      pupil: 'To nie Ty o to prosisz? Wtedy ktoś inny ma Twój link. Nic nie zobaczy. Powiedz o tym w szkole.',
    },
  },
  inDutch: 'List poniżej jest po niderlandzku. Szkoła może go omówić z tłumaczem.',
  pdf: 'Zapisz list jako PDF',
  print: 'Na papierze? List można wydrukować przyciskiem w przeglądarce.',
  right: { parent: 'Czy tak się zgadza?', pupil: 'Czy tak się zgadza?' },
  rightLead: {
    parent: 'Proszę napisać, jak Państwo to widzą. Dopiszemy to, także gdy widzimy to inaczej.',
    pupil: 'Napisz, jak Ty to widzisz. Dopiszemy to, także gdy widzimy to inaczej.',
  },
  words: {
    parent: 'Co się nie zgadza albo co chcą Państwo dodać?',
    pupil: 'Co się nie zgadza albo co chcesz dodać?',
  },
  agrees: 'To się zgadza',
  disagrees: 'To się nie zgadza',
  said: {
    agrees: (day) => `Powiedziano ${day}: to się zgadza.`,
    disagrees: (day) => `Powiedziano ${day}: to się nie zgadza.`,
  },
  kept: { parent: 'Dziękujemy. Zostało dopisane.', pupil: 'Dziękujemy. Zostało dopisane.' },
  whoReads:
    'To będzie dołączone do protokołu. Czytają to osoby, które w szkole prowadzą te rozmowy, i partnerzy, którzy mają prawo wglądu.',
  heard: { parent: 'Czy czuli się Państwo wysłuchani?', pupil: 'Czy masz poczucie, że Cię wysłuchano?' },
  heardLead: 'Nie trzeba odpowiadać. Czytają to tylko osoby, które w szkole prowadzą te rozmowy.',
  heardChoices: { yes: 'Tak', partly: 'Trochę', no: 'Nie', rather_not: 'Wolę nie mówić' },
  heardWords: {
    parent: 'Co chcą Państwo do tego dodać? Może zostać puste.',
    pupil: 'Co chcesz do tego dodać? Może zostać puste.',
  },
  heardSave: 'Wyślij tę odpowiedź',
  heardKept: {
    parent: 'Dziękujemy. Mogą to Państwo jeszcze zmienić.',
    pupil: 'Dziękujemy. Możesz to jeszcze zmienić.',
  },
  closed: 'Rozmowy są zakończone. Nadal można czytać. Aby coś powiedzieć, proszę zadzwonić do szkoły.',
  faults: {
    missing: 'Najpierw trzeba wybrać odpowiedź.',
    why: 'Trzeba napisać, co się nie zgadza. Może być krótko.',
    long: 'To jest za długie. Trzeba skrócić.',
    bsn: 'Jest tu numer BSN (burgerservicenummer). Trzeba go usunąć.',
    again: 'Ustalenia zostały poprawione. Proszę przeczytać je jeszcze raz. To, co wpisano, nadal tu jest.',
    often: 'Już wiele razy coś powiedziano. Proszę zadzwonić do szkoły.',
    other: 'Teraz to niemożliwe. Proszę zadzwonić do szkoły.',
  },
  mail: {
    subject: 'Protokół rozmowy jest gotowy',
    intro: {
      parent: (day) =>
        `Rozmowa w szkole odbyła się ${day}. Zapisano, co ustalono. Mogą Państwo to przeczytać i powiedzieć, czy się zgadza.`,
      pupil: (day) =>
        `Rozmowa w szkole odbyła się ${day}. Zapisano, co ustalono. Możesz to przeczytać i powiedzieć, czy się zgadza.`,
    },
    code: 'Strona prosi o kod. Przyjdzie on wtedy e-mailem na ten adres.',
    paper: {
      parent: 'Wolą Państwo na papierze albo wspólne czytanie? Proszę zadzwonić do szkoły.',
      pupil: 'Wolisz na papierze albo wspólne czytanie? Powiedz o tym w szkole.',
    },
  },
};
