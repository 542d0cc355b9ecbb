import type { FamilyTexts } from '../families.ts';

const SHARED = {
  welcome: 'الترحيب: من الحاضرون، ولماذا؟',
  happened: 'ماذا حدث؟',
  why: 'ما سبب ذلك، في المدرسة وخارجها؟',
  wishes: 'ما هي الرغبات، وما الممكن؟',
  daytime: 'ماذا نفعل الآن خلال النهار؟',
  later: 'ما هي الخطة لما بعد؟',
  actions: 'من يفعل ماذا، ومتى؟ ومن يتابع ذلك؟',
  informed: 'من يُبلَّغ بماذا عن هذا اللقاء؟',
  next: 'متى نلتقي مرة أخرى؟',
};

/** How a conversation goes, in Arabic. */
export const tableAgenda: FamilyTexts['tableAgenda'] = {
  title: 'هكذا يسير اللقاء',
  points: {
    parent: { ...SHARED, pupil: 'يتكلم طفلكم أولاً.', parents: 'ثم تتكلمون أنتم: ماذا ترون وماذا تريدون.' },
    pupil: { ...SHARED, pupil: 'أنت تتكلم أولاً.', parents: 'ثم يتكلم والداك، إذا كانا حاضرين.' },
  },
};
