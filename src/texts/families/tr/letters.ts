import type { FamilyTexts } from '../families.ts';

/** Letters to parents and pupils, in Turkish. */
export const letters: FamilyTexts['letters'] = {
  greeting: { parent: 'Sayın veli,', pupil: 'Merhaba,' },
  closing: {
    parent: (school) => `Saygılarımızla,\n${school}`,
    pupil: (school) => `Selamlar,\n${school}`,
  },
  reference: (number) => `Referans: ${number}`,
  mayRepeat: {
    parent: 'Bu e-postayı daha önce almış olabilirsiniz. O zaman bir şey yapmanıza gerek yok.',
    pupil: 'Bu e-postayı daha önce almış olabilirsin. O zaman bir şey yapmana gerek yok.',
  },
  ask: {
    subject: {
      parent: 'Okuldaki görüşmeye ne zaman gelebilirsiniz?',
      pupil: 'Okuldaki görüşmeye ne zaman gelebilirsin?',
    },
    again: 'Hatırlatma',
    intro: {
      parent:
        'Sizinle, çocuğunuzla ve birlikte düşünebilecek kişilerle bir araya gelmek istiyoruz. Siz de söz sahibisiniz: sizin ve çocuğunuzun görüşü önemlidir.',
      pupil:
        'Seninle ve birlikte düşünebilecek kişilerle bir araya gelmek istiyoruz. Sen de söz sahibisin: senin görüşün önemli.',
    },
    insteadOf: {
      parent: (moment) =>
        `${moment} için planlanan görüşme o zaman yapılmayacak. Sizinle yeni bir zaman arıyoruz.`,
      pupil: (moment) =>
        `${moment} için planlanan görüşme o zaman yapılmayacak. Seninle yeni bir zaman arıyoruz.`,
    },
    moments: {
      parent: 'Bu zamanlar mümkün (Hollanda saati). Görüşme okuldadır.',
      pupil: 'Bu zamanlar mümkün (Hollanda saati). Görüşme okuldadır.',
    },
    button: { parent: 'Ne zaman gelebileceğinizi bildirin', pupil: 'Ne zaman gelebileceğini bildir' },
    howLong: {
      parent:
        'Bir dakika sürer. Giriş yapmanız gerekmez. Telefonla söylemek ister misiniz? Okulu arayın, sizin için biz doldururuz.',
      pupil: 'Bir dakika sürer. Giriş yapman gerekmez. Telefonla söylemek ister misin? Okulu ara.',
    },
  },
  booked: {
    subject: {
      booked: (moment) => `Okuldaki görüşmenin zamanı: ${moment}`,
      moved: (moment) => `Okuldaki görüşmenin yeni zamanı: ${moment}`,
      tomorrow: (moment) => `Hatırlatma, okuldaki görüşme: ${moment}`,
      cancelled: 'Okuldaki görüşme yapılmayacak',
    },
    subjectPupilTomorrow: (moment) => `Hatırlatma, okuldaki görüşme: ${moment}`,
    intro: {
      booked: {
        parent: 'Görüşmenin zamanı belli oldu. Gelecek olmanız güzel.',
        pupil: 'Görüşmenin zamanı belli oldu. Gelecek olman güzel.',
      },
      moved: {
        parent: 'Görüşme başka bir zamanda. Eski zaman geçerli değil.',
        pupil: 'Görüşme başka bir zamanda. Eski zaman geçerli değil.',
      },
      tomorrow: {
        parent: 'Okuldaki görüşme yaklaşıyor.',
        pupil: 'Okuldaki görüşme yaklaşıyor.',
      },
      cancelled: {
        parent: 'Görüşme yapılmayacak. Bir şey yapmanıza gerek yok. Okul sizinle iletişime geçecek.',
        pupil: 'Görüşme yapılmayacak. Bir şey yapmana gerek yok. Okul seninle iletişime geçecek.',
      },
    },
    cancelledClosed: {
      parent: (day) =>
        `Görüşme yapılmayacak, çünkü görüşmelerimizi ${day} tarihinde tamamladık. Bizimle birlikte düşündüğünüz için teşekkür ederiz.`,
      pupil: (day) =>
        `Görüşme yapılmayacak, çünkü görüşmelerimizi ${day} tarihinde tamamladık. Bizimle birlikte düşündüğün için teşekkürler.`,
    },
    when: 'Ne zaman',
    where: 'Nerede',
    button: { parent: 'Randevuyu göster', pupil: 'Randevuyu göster' },
    cannotCome: {
      parent: 'Gelemiyor musunuz? O sayfada bildirin veya okulu arayın. Birlikte bir çözüm buluruz.',
      pupil: 'Gelemiyor musun? O sayfada bildir veya okulu ara.',
    },
  },
  counter: {
    subject: { parent: 'Başka bir zaman öneriniz', pupil: 'Başka bir zaman önerin' },
    proposed: {
      parent: (moment) => `Başka bir zaman önerdiniz: ${moment}.`,
      pupil: (moment) => `Başka bir zaman önerdin: ${moment}.`,
    },
    possible: {
      parent:
        'Bu mümkün. Okul, görüşmenin taşınıp taşınmayacağına bakar ve size haber verir. O zamana kadar kararlaştırılan zaman geçerlidir.',
      pupil:
        'Bu mümkün. Okul, görüşmenin taşınıp taşınmayacağına bakar ve sana haber verir. O zamana kadar kararlaştırılan zaman geçerlidir.',
    },
    blocked: {
      parent: (why) =>
        `Maalesef bu mümkün değil: ${why}. Kararlaştırılan zaman geçerlidir. O zaman gelemiyor musunuz? Sayfada belirtin veya okulu arayın.`,
      pupil: (why) =>
        `Maalesef bu mümkün değil: ${why}. Kararlaştırılan zaman geçerlidir. O zaman gelemiyor musun? Sayfada belirt veya okulu ara.`,
    },
    because: {
      past: 'o zaman geçti',
      too_soon: 'herkese sormak için çok erken',
      too_far: 'çok uzak bir tarih',
      closed: 'okul o gün kapalı',
      no_start: 'görüşme o saatte okul gününe sığmıyor',
      no_room: 'o saatte boş oda yok',
      other: 'o saatte yeterince kişi gelemiyor',
    },
  },
  closed: {
    subject: { parent: 'Görüşmelerimiz tamamlandı', pupil: 'Görüşmelerimiz tamamlandı' },
    intro: {
      parent: (day) =>
        `Okuldaki görüşmelerimizi ${day} tarihinde tamamladık. Bizimle birlikte düşündüğünüz için teşekkür ederiz.`,
      pupil: (day) =>
        `Okuldaki görüşmelerimizi ${day} tarihinde tamamladık. Bizimle birlikte düşündüğün için teşekkürler.`,
    },
    mistake: {
      parent: (day) =>
        `Sizi okulda bir görüşmeye davet etmiştik. Bu bizim hatamızdı (${day}). Bir şey yapmanıza gerek yok.`,
      pupil: (day) =>
        `Seni okulda bir görüşmeye davet etmiştik. Bu bizim hatamızdı (${day}). Bir şey yapmana gerek yok.`,
    },
    again: {
      parent: (who) =>
        `Yine zorlaşırsa okulu arayın. Arayabileceğiniz kişi: ${who}. Sizinle yeniden düşünmeye hazırız.`,
      pupil: (who) =>
        `Yine zorlaşırsa okulu ara. Arayabileceğin kişi: ${who}. Seninle yeniden düşünmeye hazırız.`,
    },
    questions: {
      parent: (who) => `Sorunuz mu var? Okulu arayın. Arayabileceğiniz kişi: ${who}.`,
      pupil: (who) => `Sorun mu var? Okulu ara. Arayabileceğin kişi: ${who}.`,
    },
  },
  bring: {
    parent:
      'Güvendiğiniz birini yanınızda getirebilirsiniz. Tercümana ihtiyacınız var mı? O zaman okulu arayın.',
    pupil: 'Güvendiğin birini yanında getirebilirsin.',
  },
  people: { parent: 'Kimler var ve neden?', pupil: 'Kimler var ve neden?' },
  why: {
    parent: {
      leerplicht:
        'Zorunlu eğitim memuru (leerplichtambtenaar): sizin ve okul için neyin mümkün ve zorunlu olduğunu bilir. Birlikte düşünür. Kurallara uyulmazsa yaptırım da uygulayabilir.',
      jgz: 'Okul doktoru veya hemşiresi (jeugdarts, jeugdverpleegkundige): çocuğunuzun neyi kaldırabileceğini birlikte düşünür.',
      swv: 'Destek danışmanı (begeleider passend onderwijs): okulda hangi desteğin mümkün olduğunu bilir.',
      buurtteam:
        'Mahalle ekibinden aile danışmanı (gezinswerker): okul dışında neyin mümkün olduğunu birlikte düşünür.',
      rmc: 'Doorstroompunt çalışanı: 18 yaşından sonra okulda veya işte neyin mümkün olduğunu bilir.',
      mentor: 'Mentor (sınıf öğretmeni): çocuğunuzu her hafta okulda görür.',
      ondersteuningscoordinator: 'Destek koordinatörü: görüşmeyi yönetir ve sonrasını düzenler.',
      gast: 'Bazen bir misafir: okul dışından, birlikte düşünebilecek biri veya bir tercüman. Kim olduğunu okul size söyler.',
      ouder: 'Anne veya baba olarak siz: çocuğunuzu en iyi siz tanırsınız.',
      leerling: 'Çocuğunuz: konu onun kendi planıdır.',
    },
    pupil: {
      leerplicht:
        'Zorunlu eğitim memuru (leerplichtambtenaar): neyin mümkün ve zorunlu olduğunu bilir. Birlikte düşünür. Kurallara uyulmazsa yaptırım da uygulayabilir.',
      jgz: 'Okul doktoru veya hemşiresi (jeugdarts, jeugdverpleegkundige): senin neyi kaldırabileceğini birlikte düşünür.',
      swv: 'Destek danışmanı (begeleider passend onderwijs): okulda hangi desteğin mümkün olduğunu bilir.',
      buurtteam:
        'Mahalle ekibinden aile danışmanı (gezinswerker): okul dışında neyin mümkün olduğunu birlikte düşünür.',
      rmc: 'Doorstroompunt çalışanı: 18 yaşından sonra okulda veya işte neyin mümkün olduğunu bilir.',
      mentor: 'Mentorun (sınıf öğretmenin): seni her hafta okulda görür.',
      ondersteuningscoordinator: 'Destek koordinatörü: görüşmeyi yönetir ve sonrasını düzenler.',
      gast: 'Bazen bir misafir: okul dışından, birlikte düşünebilecek biri veya bir tercüman. Kim olduğunu okul sana söyler.',
      ouder: 'Annen veya baban: seni en uzun süredir tanır.',
      leerling: 'Sen: konu senin planın.',
    },
  },
  whyGuest: {
    doorstroomcoach: 'Geçiş koçu (doorstroomcoach): başka bir okula veya işe geçişte yardım eder.',
    schoolmaatschappelijk_werk:
      'Okul sosyal hizmet uzmanı: evde ve okulda olanlar hakkında birlikte düşünür.',
    huisarts: 'Aile hekimi (huisarts): neyin mümkün ve gerekli olduğunu birlikte düşünür.',
    gi: 'Çocuk koruma görevlisi (gecertificeerde instelling): neyin gerekli olduğunu birlikte düşünür.',
    zorgaanbieder: 'Bir bakım kuruluşundan biri: hangi yardımın uygun olduğunu birlikte düşünür.',
    tolk: 'Tercüman: söylenenleri çevirir ve kimseye anlatmaz.',
  },
  eventTitle: 'Okulda görüşme',
  eventText: (number) => `Referans ${number}. Görüşme okuldadır.`,
};
