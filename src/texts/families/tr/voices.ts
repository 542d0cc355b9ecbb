import type { FamilyTexts } from '../families.ts';

/** The three questions before the meeting, in Turkish. */
export const voices: FamilyTexts['voices'] = {
  title: { parent: 'Size üç soru', pupil: 'Sana üç soru' },
  lead: {
    parent:
      'Okuldaki görüşme çocuğunuzla ve sizinle başlar. Sizin için önemli olanı buraya şimdiden yazabilirsiniz. Kısa olabilir. Boş da bırakabilirsiniz.',
    pupil:
      'Okuldaki görüşme seninle başlar. Senin için önemli olanı buraya şimdiden yazabilirsin. Kısa olabilir. Boş da bırakabilirsin.',
  },
  questions: {
    parent: {
      goesWell: 'Ne iyi gidiyor?',
      mustChange: 'Ne değişmeli?',
      wants: 'Neye ulaşmak istiyorsunuz?',
    },
    pupil: { goesWell: 'Ne iyi gidiyor?', mustChange: 'Ne değişmeli?', wants: 'Neye ulaşmak istiyorsun?' },
  },
  hints: {
    parent: {
      goesWell: 'Çocuğunuzla, evde veya okulda.',
      mustChange: 'Okulda, evde veya başka bir yerde.',
      wants: 'Önümüzdeki haftalarda veya daha sonra.',
    },
    pupil: {
      goesWell: 'Okulda, evde veya severek yaptığın bir şeyde.',
      mustChange: 'Okulda, evde veya başka bir yerde.',
      wants: 'Önümüzdeki haftalarda veya daha sonra.',
    },
  },
  parentsMayRead: 'Ebeveynlerin bunu okuyabilir mi?',
  parentsMayReadChoices: { yes: 'Evet', no: 'Hayır' },
  parentsMayReadHint: 'Hayır seçersen bunu ebeveynlerine göstermeyiz.',
  whoReads: {
    parent:
      'Yazdığınızı okuldaki görüşmeyi hazırlayan kişi okur. Görüşmede bundan söz etmek istersek önce size sorarız.',
    pupil:
      'Yazdığını okuldaki görüşmeyi hazırlayan kişi okur. Görüşmede bundan söz etmek istersek önce sana sorarız.',
  },
  noBsn: 'Vatandaşlık numarası (burgerservicenummer) yazmayın.',
  save: 'Cevaplarımı gönder',
  back: 'Geri',
  givenBefore: {
    parent: (day) => `${day} tarihinde bir şey yazdınız. Şimdi yazdığınız onun yerine geçer.`,
    pupil: (day) => `${day} tarihinde bir şey yazdın. Şimdi yazdığın onun yerine geçer.`,
  },
  savedTitle: { parent: 'Teşekkür ederiz', pupil: 'Teşekkürler' },
  saved: {
    parent: 'Cevaplarınızı aldık. Görüşme bunlarla başlar.',
    pupil: 'Cevaplarını aldık. Görüşme bunlarla başlar.',
  },
  savedMore: {
    parent:
      'Cevaplarınız artık bu sayfada görünmez. Böylece bağlantınızı bulan kimse okuyamaz. Başka bir şey söylemek ister misiniz? Soruları yeniden cevaplayın.',
    pupil:
      'Cevapların artık bu sayfada görünmez. Böylece bağlantını bulan kimse okuyamaz. Başka bir şey söylemek ister misin? Soruları yeniden cevapla.',
  },
  offer: {
    parent:
      'Ne iyi gidiyor, ne değişmeli, neye ulaşmak istiyorsunuz? Şimdiden yazabilirsiniz. Zorunlu değil.',
    pupil: 'Ne iyi gidiyor, ne değişmeli, neye ulaşmak istiyorsun? Şimdiden yazabilirsin. Zorunlu değil.',
  },
  offered: {
    parent: (day) => `${day} tarihli cevaplarınızı aldık. Soruları yeniden cevaplayabilirsiniz.`,
    pupil: (day) => `${day} tarihli cevaplarını aldık. Soruları yeniden cevaplayabilirsin.`,
  },
  answer: 'Üç soruya git',
  answerAgain: 'Yeniden cevapla',
  giveSheet: {
    parent: 'Bu kâğıdı çocuğunuzun mentoruna verin veya görüşmeye getirin.',
    pupil: 'Bu kâğıdı mentoruna ver veya görüşmeye getir.',
  },
  inLetter: {
    parent: 'O sayfada size üç soru da var; üzerinde önceden düşünebilirsiniz. Zorunlu değil.',
    pupil: 'O sayfada sana üç soru da var; üzerinde önceden düşünebilirsin. Zorunlu değil.',
  },
};
