import type { DossierId, SchoolDate } from '../../domain/ids.ts';
import { ageOf } from '../../domain/involvement.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import type { Guardian, Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import { seatsOf } from '../table/showing-people.ts';
import { askedOn, isFamily } from '../table/table-case.ts';
import type { SeatView } from '../table/views.ts';

/** Somebody who can be asked in no other way: call, and tap the answer in on the card. */
export type Call = SeatView & { number: string; name: PersonName | null; phone: string | null };

/**
 * The family at the tables of these dossiers that are asked about, as far as they have no mail address and have not
 * answered. A fixed number of statements, however many tables.
 */
export async function callsFor(tx: Tx, ids: readonly DossierId[], today: SchoolDate): Promise<Call[]> {
  const dossiers = await tx.dossiers.byIds(ids);
  const pupilIds = dossiers.map(({ pupilId }) => pupilId);
  const concerns = await tx.concerns.byIds(dossiers.map(({ concernId }) => concernId));
  const pupils = await tx.pupils.byIds(pupilIds);
  const guardians = await tx.pupils.guardiansOf(pupilIds);
  const participants = await tx.dossiers.participantsOf(ids);
  const tables = (await tx.tables.latestOf(ids)).filter(({ state }) => state === 'voting');
  const answered = await tx.tables.answered(tables.map(({ id }) => id));

  return ids.flatMap((dossierId) => {
    const dossier = dossiers.find(({ id }) => id === dossierId);
    if (!dossier || !tables.some((table) => table.dossierId === dossierId)) return [];
    const pupil = pupils.find(({ id }) => id === dossier.pupilId);
    const said = concerns.find(({ id }) => id === dossier.concernId)?.triage?.ageBand ?? null;
    const bornOn = pupil?.bornOn ?? null;
    const asked = askedOn(
      participants.get(dossierId) ?? [],
      (on) => ageOf(bornOn, bornOn ? null : said, on),
      today,
    );
    const silent = asked.filter((each) => isFamily(each) && !answered.has(each.id));
    return silent.flatMap((each) =>
      callTo(dossier, asked, each, pupil, guardians.get(dossier.pupilId) ?? []),
    );
  });
}

function callTo(
  { number }: Dossier,
  asked: readonly Participant[],
  participant: Participant,
  pupil: Pupil | undefined,
  guardians: readonly Guardian[],
): Call[] {
  const { who } = participant;
  const guardian = guardians.find(({ id }) => id === who.id);
  const them = who.kind === 'pupil' ? pupil : guardian;
  if (them?.mail) return [];
  const seats = seatsOf({ deputies: new Set() }, asked);
  return seats
    .filter(({ participantId }) => participantId === participant.id)
    .map((seat) => ({ ...seat, number, name: them?.name ?? null, phone: guardian?.phone ?? null }));
}
