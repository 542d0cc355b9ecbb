import type { FamilyTexts } from '../families.ts';

/** What was agreed, in Turkish: the page, the code before it and the mail about it. */
export const familyPage: FamilyTexts['familyPage'] = {
  offer: {
    parent:
      'Görüşme yazıya geçirildi. Neye karar verildiğini okuyabilir ve doğru olup olmadığını söyleyebilirsiniz.',
    pupil:
      'Görüşme yazıya geçirildi. Neye karar verildiğini okuyabilir ve doğru olup olmadığını söyleyebilirsin.',
  },
  read: 'Neye karar verildiğini oku',
  title: 'Neye karar verildi',
  dayLabel: 'Görüşme günü',
  note: {
    parent: 'Bundan sonrası yalnızca sizin için.',
    pupil: 'Bundan sonrası yalnızca senin için.',
  },
  again: 'Bu sayfa uzun süre açık kaldı. Düğmeye bir kez daha basılması gerekiyor.',
  code: {
    door: 'Düğmeye basınca, okuldaki adrese altı rakamlı bir kod e-postayla gelir. Kod daha sonra buraya yazılır.',
    ask: 'Kodu gönder',
    title: 'Kodu yaz',
    sent: 'Kod, okuldaki e-posta adresine yolda.',
    works: (minutes) => `Kod ${minutes} dakika geçerlidir.`,
    label: 'Altı rakamlı kod',
    show: 'Devam',
    again: 'Kod gelmedi mi? Yenisini iste',
    wrong: 'Bu kod doğru değil. En yeni e-postaya bakın.',
    over: 'O kod artık geçerli değil. Yenisi için düğmeye bir kez daha basın.',
    stopped: {
      too_many: {
        title: 'Biraz beklemek gerekiyor',
        text: 'Zaten birkaç kod istendi. Bir saat sonra tekrar deneyin veya okulu arayın.',
      },
      no_address: {
        title: 'Kod gönderemiyoruz',
        text: 'Okulda e-posta adresi yok. Okulu arayın, mektup kâğıt üzerinde verilir.',
      },
    },
    subject: 'Okul sayfası için kod',
    yours: (code) => `Kod: ${code}`,
    use: (minutes) =>
      `Kodu az önce açılan sayfaya yazın. Kod ${minutes} dakika geçerlidir. Kimseye vermeyin.`,
    notYou: {
      parent: 'Bunu siz istemediniz mi? O zaman bağlantınız başkasında. Hiçbir şey göremez. Okulu arayın.',
      pupil: 'Bunu sen istemedin mi? O zaman bağlantın başkasında. Hiçbir şey göremez. Okula söyle.',
    },
  },
  inDutch: 'Aşağıdaki mektup Hollandacadır. Okul onu bir tercümanla birlikte okuyabilir.',
  pdf: 'Mektubu PDF olarak sakla',
  print: 'Kâğıda mı? Mektup tarayıcının düğmesiyle yazdırılabilir.',
  right: { parent: 'Böyle doğru mu?', pupil: 'Böyle doğru mu?' },
  rightLead: {
    parent: 'Nasıl gördüğünüzü yazın. Biz farklı görsek de ekleriz.',
    pupil: 'Nasıl gördüğünü yaz. Biz farklı görsek de ekleriz.',
  },
  words: {
    parent: 'Ne doğru değil veya ne eklemek istersiniz?',
    pupil: 'Ne doğru değil veya ne eklemek istersin?',
  },
  agrees: 'Bu doğru',
  disagrees: 'Bu doğru değil',
  said: {
    agrees: (day) => `${day} günü söylendi: bu doğru.`,
    disagrees: (day) => `${day} günü söylendi: bu doğru değil.`,
  },
  kept: { parent: 'Teşekkür ederiz. Eklendi.', pupil: 'Teşekkürler. Eklendi.' },
  whoReads:
    'Bu, tutanağa eklenir. Bunu okulda bu görüşmeleri yürütenler ve okumasına izin verilen ortaklar okur.',
  heard: { parent: 'Dinlendiğinizi hissettiniz mi?', pupil: 'Dinlendiğini hissettin mi?' },
  heardLead: 'Cevap vermek gerekmez. Bunu yalnızca okulda bu görüşmeleri yürütenler okur.',
  heardChoices: { yes: 'Evet', partly: 'Biraz', no: 'Hayır', rather_not: 'Söylememeyi tercih ederim' },
  heardWords: {
    parent: 'Buna ne eklemek istersiniz? Boş kalabilir.',
    pupil: 'Buna ne eklemek istersin? Boş kalabilir.',
  },
  heardSave: 'Bu cevabı gönder',
  heardKept: {
    parent: 'Teşekkür ederiz. Hâlâ değiştirebilirsiniz.',
    pupil: 'Teşekkürler. Hâlâ değiştirebilirsin.',
  },
  closed: 'Görüşmeler sona erdi. Okumak hâlâ mümkün. Bir şey söylemek için okulu arayın.',
  faults: {
    missing: 'Önce bir cevap seçilmeli.',
    why: 'Neyin doğru olmadığını yazın. Kısa olabilir.',
    long: 'Bu çok uzun. Kısaltılması gerekiyor.',
    bsn: 'Burada bir BSN (burgerservicenummer) var. Silinmesi gerekiyor.',
    again: 'Kararlar düzeltildi. Bir kez daha okuyun. Yazılanlar hâlâ burada.',
    often: 'Zaten birçok kez bir şey söylendi. Okulu arayın.',
    other: 'Bu şimdi olmuyor. Okulu arayın.',
  },
  mail: {
    subject: 'Görüşme tutanağı hazır',
    intro: {
      parent: (day) =>
        `Okuldaki görüşme ${day} günüydü. Neye karar verildiği yazıldı. Okuyabilir ve doğru olup olmadığını söyleyebilirsiniz.`,
      pupil: (day) =>
        `Okuldaki görüşme ${day} günüydü. Neye karar verildiği yazıldı. Okuyabilir ve doğru olup olmadığını söyleyebilirsin.`,
    },
    code: 'Sayfa bir kod ister. Kod o zaman bu adrese e-postayla gelir.',
    paper: {
      parent: 'Kâğıt üzerinde mi, yoksa birlikte okumak mı istersiniz? Okulu arayın.',
      pupil: 'Kâğıt üzerinde mi, yoksa birlikte okumak mı istersin? Okula söyle.',
    },
  },
};
