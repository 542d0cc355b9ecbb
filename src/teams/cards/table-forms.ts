import type { TableView } from '../../app/table/views.ts';
import type { Language } from '../../domain/ids.ts';
import { momentIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';
import { labelOf, neededFor, notesOf, proposalValues, seatName, slotIds } from './table-parts.ts';

type Of<K extends TableView['kind']> = Extract<TableView, { kind: K }>;

/** Somebody called: whose answer is it, and what did they say. */
export function phoneCard(view: Of<'table_phone'>, texts: Texts, language: Language): Card {
  const { table, refusals } = texts;
  const proposals = view.proposals.map((proposal) => ({ ...proposal, mine: null }));
  return expandCard('table-phone', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title: table.phoneTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [{ text: table.phoneText }],
    personLabel: table.phonePerson,
    personError: refusals.person_missing,
    people: view.people.map((person) => ({ title: seatName(person, texts), value: person.participantId })),
    proposals: proposalValues(proposals, texts, language, (proposal) => notesOf(proposal, texts)),
    slots: slotIds(view.proposals),
    save: table.phoneSave,
    back: table.back,
    ...refValues(view.ref),
  });
}

/** Which moment the coordinator books, and why when the family has not said yes. */
export function chooseCard(view: Of<'table_choose'>, texts: Texts, language: Language): Card {
  const { table, refusals } = texts;
  return expandCard('table-choose', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title: table.chooseTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [{ text: table.chooseText }],
    momentLabel: table.chooseMoment,
    momentError: refusals.moment_missing,
    moments: view.proposals.map((proposal, index) => {
      const title = momentIn(language, proposal.on, proposal.minute, proposal.untilMinute);
      const counts = table.counts(proposal.yes, proposal.ifNeedBe, proposal.no);
      return {
        title,
        value: proposal.slotId,
        note: `${title}: ${counts}. ${neededFor(view.because[index] ?? [], table)}`,
      };
    }),
    asksReason: view.asksReason,
    reasonLabel: table.chooseReason,
    reasonError: refusals.family_reason_missing,
    reasons: Object.entries(table.bookingReasons).map(([value, title]) => ({ title, value })),
    book: table.bookIt,
    back: table.back,
    ...refValues(view.ref),
  });
}

/** Moving and calling off reach everybody, so they take a second tap. */
export function sureCard(view: Of<'table_sure'>, texts: Texts, language: Language): Card {
  const { table } = texts;
  const moment =
    view.moment && momentIn(language, view.moment.on, view.moment.minute, view.moment.untilMinute);
  const moving = {
    title: table.sureMoveTitle,
    text: moment ? table.sureMoveBooked(moment) : table.sureMove,
    yes: table.sureMoveYes,
  };
  const cancelling = { title: table.sureCancelTitle, text: table.sureCancel, yes: table.sureCancelYes };
  const { title, text, yes } = view.what === 'move' ? moving : cancelling;
  return expandCard(view.what === 'move' ? 'table-sure-move' : 'table-sure-cancel', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title,
    lines: [{ text }],
    yes,
    no: table.sureNo,
    ...refValues(view.ref),
  });
}
