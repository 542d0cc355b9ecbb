import type { Postman } from '../app/ports/delivery.ts';
import type { Invitations } from '../app/ports/invitations.ts';
import type { Mailer } from '../app/ports/mail.ts';
import type { Appointment } from '../app/table/views.ts';
import type { Letter } from '../app/views.ts';
import type { FamilyLanguage, NoticeId } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import {
  type AgendaEntry,
  writeAgendaFile,
  writeDeclined,
  writeFeed,
  writeInvitation,
} from './invitation.ts';
import { writtenLetter } from './letters.ts';
import { messageIdOf } from './mailer.ts';
import type { ReplyAddresses } from './reply-addresses.ts';

/**
 * Letters by mail, with the appointment in them where there is one. The same notice has the same Message-ID for ever.
 * Without a mail server every letter is refused, so that a coordinator hears that it did not go. With `replies` somebody
 * reads what comes back: an agenda may answer, and a letter that is not delivered says which one it was. Where the school's
 * mailbox invites by an event of its own, no letter does, since two invitations would be two appointments; but to an
 * interpreter, who is not in that event.
 */
export function postmanOver(
  mailer: Mailer | null,
  from: string,
  replies: ReplyAddresses | null = null,
  invites = true,
): Postman {
  return {
    async post(to, letter, language, key, mayRepeat = false) {
      if (!mailer) return { kind: 'refused', reason: 'no_mail_server' };
      const found = appointmentIn(letter);
      const appointment = invites || found?.number === null ? found : null;
      const write = letter.kind === 'letter_counter' ? writeDeclined : writeInvitation;
      const answersTo = replies && 'linkId' in letter ? replies.ofLink(letter.linkId) : null;
      return mailer.send({
        to,
        ...writtenLetter(letter, language, mayRepeat),
        invitation: appointment && write(entryOf(appointment, language, from, answersTo), to),
        messageId: messageIdOf(key, from),
        answersTo,
        comesBackTo: replies?.ofNotice(key as NoticeId) ?? null,
      });
    },
  };
}

/** The same appointment as a file behind a link, for nobody in particular: whoever finds the mail reads no address in it. */
export function agendaFilesFrom(from: string): Invitations {
  return {
    fileOf: (appointment, language) => writeAgendaFile(entryOf(appointment, language, from, null)),
    feedOf: (appointments, language) =>
      writeFeed(
        appointments.map((each) => ({ ...entryOf(each, language, from, null), description: null })),
        textsIn(language).ownTables.label,
      ),
  };
}

/** A proposal that is refused is answered with the appointment that stands; a letter about a moment that is off takes it out of the agenda; a reminder brings nothing new. */
function appointmentIn(letter: Letter): Appointment | null {
  switch (letter.kind) {
    case 'letter_moments':
      return letter.insteadOf?.appointment ?? null;
    case 'letter_left':
      return letter.appointment;
    case 'letter_appointment':
      return letter.phase === 'tomorrow' ? null : letter.appointment;
    case 'letter_seat_passed':
      return letter.appointment;
    case 'letter_counter':
      return letter.declined;
    case 'letter_prepare':
    case 'letter_place_given':
    case 'letter_closed':
    case 'letter_consult':
    case 'letter_call_me':
    case 'letter_not_delivered':
    case 'letter_own_page':
    case 'letter_digest':
    case 'letter_code':
    case 'letter_agreed':
      return null;
  }
}

function entryOf(
  appointment: Appointment,
  language: FamilyLanguage,
  from: string,
  answersTo: string | null,
): AgendaEntry {
  const { letters } = textsIn(language);
  return {
    uid: appointment.uid,
    sequence: appointment.sequence,
    cancelled: appointment.cancelled,
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    stampedAt: appointment.stampedAt,
    subject: letters.eventTitle,
    description:
      appointment.number === null ? letters.interpreter.eventText : letters.eventText(appointment.number),
    location: appointment.place,
    // Colleagues who share an agenda would answer in this person's name with one tap.
    url: null,
    organiser: { name: appointment.school, mail: answersTo ?? from },
    takesAnswers: answersTo !== null,
  };
}
