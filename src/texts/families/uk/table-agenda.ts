import type { FamilyTexts } from '../families.ts';

const SHARED = {
  welcome: 'Вітання: хто тут є і чому?',
  happened: 'Що сталося?',
  why: 'Через що це, у школі та поза нею?',
  wishes: 'Чого ми хочемо і що можливо?',
  daytime: 'Що ми робимо вдень зараз?',
  later: 'Який план на потім?',
  actions: 'Хто що робить і коли? Хто за цим стежить?',
  informed: 'Хто що дізнається про цю розмову?',
  next: 'Коли ми зустрінемося знову?',
};

/** How a conversation goes, in Ukrainian. */
export const tableAgenda: FamilyTexts['tableAgenda'] = {
  title: 'Як проходить розмова',
  points: {
    parent: {
      ...SHARED,
      pupil: 'Спочатку говорить ваша дитина.',
      parents: 'Потім ви кажете, що бачите і чого хочете.',
    },
    pupil: { ...SHARED, pupil: 'Спочатку говориш ти.', parents: 'Потім говорять твої батьки, якщо вони є.' },
  },
};
