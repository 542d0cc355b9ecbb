import type { FamilyTexts } from './families.ts';
import { familyPage } from './tr/family-page.ts';
import { letters } from './tr/letters.ts';
import { tableAgenda } from './tr/table-agenda.ts';
import { voices } from './tr/voices.ts';

/** Turkish, for parents and pupils; not yet gone through by a translator. */
export const tr: FamilyTexts = {
  pages: {
    skip: 'İçeriğe geç',
    footer: 'Bu sayfa okula aittir. Çerez kullanılmaz.',
    unchecked: 'Bu çeviri henüz bir çevirmen tarafından kontrol edilmedi.',
  },
  dates: {
    weekdays: ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar'],
    months: [
      'Ocak',
      'Şubat',
      'Mart',
      'Nisan',
      'Mayıs',
      'Haziran',
      'Temmuz',
      'Ağustos',
      'Eylül',
      'Ekim',
      'Kasım',
      'Aralık',
    ],
    clock: (from, until) => `saat ${from}–${until}`,
    inZone: (moment) => `${moment} (Hollanda saati)`,
  },
  table: { place: (place) => `Yer: ${place}` },
  answering: {
    askTitle: { parent: 'Ne zaman gelebilirsiniz?', pupil: 'Ne zaman gelebilirsin?' },
    askLead: {
      parent: 'Her zaman için size en uygun olanı seçin. Cevabınızı daha sonra değiştirebilirsiniz.',
      pupil: 'Her zaman için sana en uygun olanı seç. Cevabını daha sonra değiştirebilirsin.',
    },
    place: (place) => `Görüşme okuldadır: ${place}.`,
    zone: 'Saatler Hollanda saatidir.',
    choices: { yes: 'Evet', if_need_be: 'Gerekirse', no: 'Hayır' },
    save: 'Cevabı kaydet',
    anotherTime: {
      parent: 'Bu zamanların hiçbiri bana uymuyor',
      pupil: 'Bu zamanların hiçbiri bana uymuyor',
    },
    thanksTitle: { parent: 'Teşekkürler, cevabınızı aldık', pupil: 'Teşekkürler, cevabını aldık' },
    thanks: {
      parent: 'Görüşme zamanı belli olunca size e-posta gönderilir.',
      pupil: 'Görüşme zamanı belli olunca sana e-posta gönderilir.',
    },
    change: { parent: 'Bir şeyi değiştirmek ister misiniz?', pupil: 'Bir şeyi değiştirmek ister misin?' },
    answerMissing: 'En az bir zaman için cevap seçin.',
    bookedTitle: 'Görüşmenin zamanı belli oldu',
    when: 'Ne zaman',
    where: 'Nerede',
    file: 'Takvimime ekle',
    cannotCome: { parent: 'Yine de gelemiyorum', pupil: 'Yine de gelemiyorum' },
    canCome: 'Yine de gelebilirim',
    cannotComeSaid: {
      parent: 'Gelemeyeceğinizi bildirdiniz. Okul sizinle iletişime geçecek.',
      pupil: 'Gelemeyeceğini bildirdin. Okul seninle iletişime geçecek.',
    },
    ofAgeTitle: 'Bu görüşme için size artık soru sorulmuyor',
    ofAge: 'Yine de gelmek ister misiniz? Çocuğunuzla konuşun. Çocuğunuz bunu bize bildirebilir.',
    heldTitle: 'Görüşme yapıldı',
    held: 'Birlikte düşündüğünüz için teşekkürler. Bu sayfada yapılacak başka bir şey yok.',
    closedTitle: 'Görüşmeler tamamlandı',
    closed: {
      parent: 'Bizimle birlikte düşündüğünüz için teşekkür ederiz. Bir şey yapmanıza gerek yok.',
      pupil: 'Bizimle birlikte düşündüğün için teşekkürler. Bir şey yapmana gerek yok.',
    },
    closedOff: 'Planlanan görüşme yapılmayacak.',
    cancelledTitle: 'Görüşme yapılmayacak',
    cancelled: {
      parent: 'Bir şey yapmanıza gerek yok. Okul sizinle iletişime geçecek.',
      pupil: 'Bir şey yapmana gerek yok. Okul seninle iletişime geçecek.',
    },
    reference: (number) => `Referans: ${number}`,
  },
  letters,
  rights: {
    languages: 'Dil',
    title: { parent: 'Bilmeniz iyi olur', pupil: 'Bilmen iyi olur' },
    how: {
      parent:
        'Nasıl cevap verirsiniz: her zaman için evet, gerekirse veya hayır seçin. Sonra kaydetmek için düğmeye basın. Telefonla söylemek ister misiniz? Okulu arayın.',
      pupil:
        'Nasıl cevap verirsin: her zaman için evet, gerekirse veya hayır seç. Sonra kaydetmek için düğmeye bas. Telefonla söylemek ister misin? Okulu ara.',
    },
    who: { parent: 'Görüşmede kimler olabilir ve neden?', pupil: 'Görüşmede kimler olabilir ve neden?' },
    yours: { parent: 'Haklarınız', pupil: 'Hakların' },
    list: {
      parent: [
        'Ne düşündüğünüzü söyleyebilirsiniz. Bir şeye katılmıyor musunuz? O da yazılır.',
        'Gelemeseniz bile neye karar verildiği size söylenir.',
        'Okulun sizin ve çocuğunuz hakkında yazdıklarını görebilirsiniz. Yanlış bir şey mi var? Okuldan düzeltmesini veya silmesini isteyin.',
        'Buradaki cevabınızı okul görür. Diğer veliler ve çocuğunuz görmez.',
      ],
      pupil: [
        'Ne düşündüğünü söyleyebilirsin. Bir şeye katılmıyor musun? O da yazılır.',
        'Gelemesen bile neye karar verildiği sana söylenir.',
        'Okulun senin hakkında ne yazdığını sorabilirsin. Yanlış bir şey mi var? Okuldan düzeltmesini veya silmesini iste.',
        'Buradaki cevabını okul görür. Annen ve baban görmez.',
      ],
    },
    contact: {
      parent: (name) =>
        `Sorularınız mı var? ${name}, birlikte düşünen kişilerin irtibat kişisidir. Yazabilirsiniz:`,
      pupil: (name) =>
        `Soruların mı var? ${name}, birlikte düşünen kişilerin irtibat kişisidir. Yazabilirsin:`,
    },
    support: {
      parent:
        'Veli ve gençlik destek noktası (ouder- en jeugdsteunpunt) ücretsiz ve bağımsız danışmanlık verir. Nasıl ulaşacağınızı okula sorun.',
      pupil:
        'Veli ve gençlik destek noktası (ouder- en jeugdsteunpunt) ücretsiz ve bağımsız danışmanlık verir. Nasıl ulaşacağını okula sor.',
    },
  },
  tableAgenda,
  voices,
  familyPage,
};
