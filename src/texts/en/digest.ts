/** The one message of a day, and what somebody does with it. It asks, and never blames. */
export const digest = {
  label: 'Today',
  title: 'This is for today',
  titleNothing: 'Nothing to do for you now',
  sections: {
    reminded: 'Could you look at this?',
    before_back: 'Before you are back',
    overdue: 'Still open',
    this_week: 'This week',
    new: 'New',
  },
  terms: {
    concern_untouched: 'judge a report',
    parents_informed: 'tell the parents',
    asker_told: 'tell the answer',
    review: 'look again',
    first_table: 'first table',
    report_shared: 'share the report',
    agreement: 'make an agreement',
    interim_6w: 'see how it goes after six weeks',
    interim_10w: 'see how it goes after ten weeks',
    absence_16h: 'report at the desk',
    long_absence: 'report at the desk',
    sick_talk: 'have a conversation',
    sick_consult: 'ask for a consult',
    care_duty: 'take a decision',
    action: 'finish an action',
    jgz_review: 'look again',
    pause_over: 'go on after the pause',
  },
  line: (number: string, roepnaam: string | null, what: string, when: string) =>
    `${number}${roepnaam ? ` ${roepnaam}` : ''}: ${what}, ${when}`,
  before: (day: string) => `by ${day}`,
  today: 'today',
  after: (day: string) => `meant for ${day}`,
  as: {
    responsible: '',
    deputy: 'You stand in for a colleague.',
    coordinator: 'Could you look along?',
    channel: '',
    scale_up: 'Is help from others needed? That is for you to decide.',
  },
  scaleUp: (roepnaam: string, seat: string) =>
    `Is help from others needed? You can ask ${roepnaam} (${seat}). That is up to you.`,
  notCounted: (why: string) => `Not counted: ${why}.`,
  wasPutOff: (day: string) => `You took more time for this on purpose. The day stays ${day}.`,
  paused: (until: string, day: string) =>
    `Paused on purpose up to and including ${until}. The day stays ${day}.`,
  more: (count: number) => `And ${count} more in your list.`,
  undelivered: 'Not delivered',
  moreUndelivered: (count: number) => `And ${count} more.`,
  heartbeat: (terms: number, undelivered: number) =>
    `${terms === 1 ? '1 term' : `All ${terms} terms`} guarded, ${
      undelivered === 1 ? '1 message' : `${undelivered} messages`
    } not delivered.`,
  heartbeatMissing: 'The check of last night was not done. Ask who runs Actietafel for help.',
  heartbeatRepaired: (count: number) => `${count === 1 ? '1 term' : `${count} terms`} put right.`,
  heartbeatUnrepaired: (count: number) =>
    `${count === 1 ? '1 thing is' : `${count} things are`} not right yet. Ask who runs Actietafel for help.`,
  choose: 'What is it about?',
  open: 'Open',
  take: 'I will take it up',
  later: 'Later',
  list: 'My list',
  wishes: 'Reminders',
  back: 'Back to today',

  putOffTitle: 'When shall I ask again?',
  about: (what: string) => `It is about: ${what}.`,
  putOffStays: (day: string) => `The day itself stays ${day}.`,
  putOffUntil: (day: string) => `On ${day}`,
  answered: {
    put_off: (day: string) => `All right. I will ask again on ${day}.`,
    taken_up: (day: string) => `Good that you take this up. Until ${day} I ask nothing about it.`,
  },
  answeredOf: (number: string, what: string, said: string) => `${number}, ${what}. ${said}`,

  letterSubject: (day: string) => `Reminders of ${day}`,
  letterIntro: 'This asks for your attention:',
  letterMore: (count: number) => `And ${count} more.`,
  letterButton: 'Open my page',
  letterWishes: 'On that page you also choose when I may remind you.',
} as const;
