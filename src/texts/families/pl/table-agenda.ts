import type { FamilyTexts } from '../families.ts';

const SHARED = {
  welcome: 'Powitanie: kto jest obecny i dlaczego?',
  happened: 'Co się wydarzyło?',
  why: 'Z czego to wynika, w szkole i poza nią?',
  wishes: 'Czego chcemy i co jest możliwe?',
  daytime: 'Co robimy teraz w ciągu dnia?',
  later: 'Jaki jest plan na później?',
  actions: 'Kto co robi i kiedy? Kto tego pilnuje?',
  informed: 'Kto czego się dowie z tej rozmowy?',
  next: 'Kiedy spotkamy się znowu?',
};

/** How a conversation goes, in Polish. */
export const tableAgenda: FamilyTexts['tableAgenda'] = {
  title: 'Jak przebiega rozmowa',
  points: {
    parent: {
      ...SHARED,
      pupil: 'Najpierw mówi Państwa dziecko.',
      parents: 'Potem mówią Państwo, co widzą i czego chcą.',
    },
    pupil: { ...SHARED, pupil: 'Najpierw mówisz Ty.', parents: 'Potem mówią Twoi rodzice, jeśli są obecni.' },
  },
};
