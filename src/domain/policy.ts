/**
 * What a school may set for itself, with the values that it starts with. None is law: the numbers are ours, where the
 * sources say "within some days" (seed 003) or "three months" (seed 001).
 */
export const DEFAULT_POLICY = {
  /** Own lengths and ladders of terms; what is left out is the catalogue's. */
  terms: {},
  /** Own numbers of keeping absence; what is left out is `absence-duty/rules.ts`. */
  absenceDuty: {},
  /** Own hours and caps of the reminders; what is left out stands below. */
  reminders: {},
  /** Own points of a conversation, as typed; null = those of `table-agenda.ts`. */
  agenda: null,
  /** How long a table takes. */
  tableMinutes: 60,
  /** So many school days lie between the question and the first moment that is proposed. */
  noticeSchoolDays: 2,
  /** A table begins and ends between these minutes of the day. */
  tableFromMinute: 8 * 60,
  tableUntilMinute: 17 * 60,
  /** The minutes of the day at which a lesson begins, and so a table; null = every half hour. */
  lessonStarts: null,
  /** So long before and after a table nobody who sits at it may be busy. */
  tableBufferMinutes: 0,
  /** Whether partners are asked outside their presence moments too, or never: `preferred` or `required`. */
  presenceMoments: 'preferred',
  /** A time that is noted and not certain: busy (`block`), free at a price (`cost`) or simply free (`ignore`). */
  tentativeTimes: 'cost',
  /** Nobody sits at more tables than this on one day, and in one week; null = no limit. */
  mostTablesADay: null,
  mostTablesAWeek: null,
  /**
   * A report that was begun and never sent is laid aside after so many calendar days without a change. Nobody but its
   * writer has seen it, and what is no longer needed is not kept (GDPR, article 5.1 e). The number is ours.
   */
  draftDays: 30,
  /** Reminders go out on school days from this minute of the day until before that one. Ours. */
  remindFromMinute: 8 * 60,
  remindUntilMinute: 17 * 60,
  /** On these weekdays, as far as they are school days; 1 = Monday. */
  remindDays: [1, 2, 3, 4, 5],
  /** The one message of the day with what somebody is reminded of comes at this minute. Ours. */
  digestMinute: 8 * 60 + 30,
  /**
   * Somebody may ask for no reminders for so many days, which is the summer holiday and two weeks. What is not a duty comes
   * to their deputy and the coordinator meanwhile, by its own ladder.
   */
  mostPauseDays: 56,
  /** One term may be put off so often, each time by so many school days at most. Ours. */
  mostSnoozes: 3,
  mostSnoozeSchoolDays: 5,
  /** Good Friday and 5 May are days off at most schools, not at all. */
  goodFridayOpen: false,
  liberationDayOpen: false,
} as const;

/**
 * How long an installation keeps what is of use to itself alone. Ours.
 *
 * - A row of the inbox: longer than a posted card is of use, which is at most the school year of its dossier.
 * - A link that has ended: a page behind it says so by its signature and needs no row; so long a row can still be asked
 *   about ("I got a mail last week").
 * - Whom a term was called to mind, and by which message: so long after its day, and after its case was closed, somebody may
 *   ask why nobody was told. Never shorter than how far back an unheard reminder is looked for (`LOOK_BACK_DAYS`).
 * - What tables advised a school: so long that a school can look back over some school years, and no longer.
 * - What stands on the page of a case: so many months after its end it may be opened again, with the papers beside it (never shorter than
 *   `REOPEN_MONTHS`); from then on its page shows a number and days to whoever carried it too (GDPR, article 5.1 c and e).
 * - Who a guest of one case was: so long after their last day, or the end of the case, somebody may ask who that was.
 */
export const KEEPING = {
  inboxDays: 400,
  linkGraceDays: 30,
  closedCaseMonths: 12,
  guestDays: 30,
  reminderDays: 100,
  adviceDays: 1_095,
} as const;

/**
 * Agendas that people share by a link. Ours.
 *
 * - They are read so often, and looked into so far ahead: the search goes as far as twenty school days after the term,
 *   and a summer holiday may lie in between.
 * - What was read so long ago is not sure to hold any more: when somebody is free is unknown again, when they were busy
 *   still counts.
 * - One that could not be read for so long says nothing any more: people make other appointments.
 */
export const AGENDA_POLICY = {
  everyHours: 2,
  retryMinutes: 60,
  knownForHours: 24,
  aheadDays: 110,
  forgottenAfterDays: 3,
} as const;

/**
 * Guests of one case, in calendar days from today. Ours: most are asked for one table and what follows of it, and nobody
 * stays by having been forgotten. More than this is no conversation with a family any more.
 */
export const GUEST_POLICY = { usualDays: 42, longestDays: 180, mostGuests: 6 } as const;

/**
 * The pages of ours that hold content: a whole concern, a coordinator's list. Ours.
 *
 * - The link, which lies in a chat, leads to the page for so long; then a press in Teams makes a new one.
 * - Behind the link stand a number, a day and a button. What its press shows can be loaded again for so long, so that a
 *   tab that was left open shows nothing to whoever comes back to it.
 * - The minutes of a table are written behind one link, over some hours; each press keeps the page open for so long again, since
 *   people talk in between. So does the page on which is typed what somebody tells.
 * - What was agreed can be read by the family for so many days behind the link in their mail, as long as behind that to the moments;
 *   always after a code, and each press keeps it open for so long again, since some write slowly. Once the case is closed it ends after so
 *   many days at most.
 * - A case that ran on paper is put in from a folder with papers, on one form: its link and its page hold for longer too.
 * - The link to somebody's own page, which lies in their own mailbox, holds for so many days; whoever asks for it again
 *   within so many minutes has it on its way already, and it is sent so many times a day.
 */
export const PAGE_POLICY = {
  linkMinutes: 30,
  openMinutes: 10,
  runningLinkMinutes: 180,
  runningOpenMinutes: 60,
  minutesLinkHours: 12,
  minutesOpenMinutes: 120,
  voicesOpenMinutes: 30,
  familyOpenMinutes: 30,
  familyPageDays: 60,
  familyAfterClosingDays: 30,
  ownPageDays: 30,
  ownPageAgainMinutes: 10,
  ownPagesADay: 6,
} as const;

/**
 * Files of letters. Ours.
 *
 * - One is made at a time, and so many wait; it takes some tenths of a second, and is given up after so many milliseconds.
 * - Through one link so many are made at once, and so many an hour after that; at one school one a second.
 */
export const PDF_POLICY = {
  waiting: 8,
  milliseconds: 20_000,
  link: { perSecond: 20 / 3_600, burst: 20 },
  school: { perSecond: 1, burst: 60 },
};

/** So long after its moment a table stays in the calendar that agenda programs fetch, also one that was called off. Ours. */
export const FEED_POLICY = { keptDays: 30 } as const;

/**
 * The second code: six digits to the own chat or mailbox of whoever holds a link, before anything with content is shown.
 * Ours, along the lines of NIST SP 800-63B 5.1.3 (short life, few tries).
 *
 * - It works for so long, and is dead after so many wrong tries.
 * - So many are sent for one link in an hour and in a day: somebody who has the link and not the mailbox has then 50 tries a
 *   day at one in a million, and fills nobody's mailbox.
 * - Whoever opens a link so soon after asking for it in the own chat, or in the own mailbox, is not asked for one: what they
 *   hold came by the same road a moment ago. A mail takes longer to be read than a chat.
 */
export const CODE_POLICY = {
  minutes: 10,
  tries: 5,
  anHour: 3,
  aDay: 10,
  freshChatMinutes: 10,
  freshMailMinutes: 60,
} as const;
