import type { Texts } from '../texts.ts';

export const agendas: Texts['agendas'] = {
  title: 'Let your calendar count',
  lead: 'You do not have to. When you share your calendar, Actietafel only proposes moments at which you can probably come. Actietafel keeps only when you are busy, never with what. Nobody gets to see your calendar.',
  address: 'iCal address of your calendar',
  otherAddress: 'Another iCal address',
  hint: (hosts) =>
    `You find it in your calendar under "publish" or "secret address in iCal format". It begins with https and is at: ${hosts}.`,
  share: 'Share calendar',
  stop: 'Stop sharing',
  waiting: 'You share your calendar. Actietafel looks into it within a quarter of an hour.',
  read: (day) => `You share your calendar. Last read on ${day}.`,
  failed: (why) => `You share your calendar, but Actietafel cannot look into it: ${why}.`,
  organisation: {
    lead: 'This is about your calendar in Outlook. Actietafel keeps only when you are busy, never with what. Nobody gets to see your calendar. Do you not want this? Tell the administrator of your school.',
    other:
      'Do you keep your calendar elsewhere? Share it here: that one counts then, and not the one in Outlook.',
    waiting:
      'Your organisation lets Actietafel see when you are busy. It is read for the first time within a quarter of an hour.',
    read: (day) => `Your organisation lets Actietafel see when you are busy. Last read on ${day}.`,
    failed: (why) =>
      `Your organisation lets Actietafel see when you are busy, but that does not work now: ${why}.`,
  },
  notAllowed: 'This address will not do. Paste the iCal address of a calendar at one of the places named.',
  unread: (why, seats) => `Calendar cannot be read (${why}): ${seats}`,
  faults: {
    address_not_allowed: 'the address leads to where Actietafel may not look',
    not_found: 'the link does not work any more',
    not_reached: 'the server of the calendar does not answer',
    too_slow: 'the server of the calendar is too slow',
    too_large: 'the calendar is too large',
    not_a_calendar: 'there is no calendar behind the link',
    zone_unknown: 'it holds an appointment whose time zone is not known',
    too_many: 'it holds too many appointments or repetitions',
    no_mailbox: 'there is no calendar at the mail address',
    not_allowed: 'the organisation does not let it be seen',
  },
};
