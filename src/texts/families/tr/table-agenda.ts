import type { FamilyTexts } from '../families.ts';

const SHARED = {
  welcome: 'Hoş geldiniz: kimler burada ve neden?',
  happened: 'Ne oldu?',
  why: 'Okulda ve okul dışında bunun nedeni ne?',
  wishes: 'Ne isteniyor ve neler mümkün?',
  daytime: 'Şimdi gündüzleri ne yapıyoruz?',
  later: 'Daha sonrası için plan ne?',
  actions: 'Kim neyi ne zaman yapıyor? Kim takip ediyor?',
  informed: 'Bu görüşmeden kime ne söyleniyor?',
  next: 'Tekrar ne zaman görüşüyoruz?',
};

/** How a conversation goes, in Turkish. */
export const tableAgenda: FamilyTexts['tableAgenda'] = {
  title: 'Görüşme böyle ilerler',
  points: {
    parent: {
      ...SHARED,
      pupil: 'Önce çocuğunuz anlatır.',
      parents: 'Sonra siz ne gördüğünüzü ve ne istediğinizi anlatırsınız.',
    },
    pupil: {
      ...SHARED,
      pupil: 'Önce sen anlatırsın.',
      parents: 'Sonra, oradalarsa, annen ve baban anlatır.',
    },
  },
};
