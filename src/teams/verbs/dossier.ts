import { z } from 'zod';
import {
  askAgreement,
  askClose,
  askGround,
  askHeld,
  askMore,
  askPeople,
  askTalk,
  askTerms,
} from '../../app/dossier/asking.ts';
import { askCare, decideCare, extendCare, startCare } from '../../app/dossier/care-duty.ts';
import { makeAgreement, recordGround } from '../../app/dossier/carrying-dossier.ts';
import { askHolder, changeHolder } from '../../app/dossier/changing-holder.ts';
import { closeDossier } from '../../app/dossier/closing.ts';
import { askAnew, decideAnew } from '../../app/dossier/deciding-anew.ts';
import { findFirstMoment } from '../../app/dossier/first-moment.ts';
import { holdTable, missTable } from '../../app/dossier/holding-table.ts';
import { inviteParents } from '../../app/dossier/inviting-parents.ts';
import { askPassPlace, passPlace } from '../../app/dossier/passing-place.ts';
import { askPause, endPause, startPause } from '../../app/dossier/pausing.ts';
import { askReopen, reopenDossier } from '../../app/dossier/reopening.ts';
import { shareReport } from '../../app/dossier/sharing-report.ts';
import { openDossier } from '../../app/dossier/showing-dossier.ts';
import { askTellParent, tellParent } from '../../app/dossier/telling-parent.ts';
import { keepOpen } from '../../app/dossier/telling-roster.ts';
import { askUnplanned, putDownUnplanned } from '../../app/dossier/unplanned-talk.ts';
import { askWithdraw, withdrawGround } from '../../app/dossier/withdrawing-ground.ts';
import { doubtSafetyOfDossier } from '../../app/intake/doubting-safety.ts';
import { SYSTEM_PART_CODES } from '../../domain/closing.ts';
import { NO_AGREEMENT_REASONS } from '../../domain/deciding-anew.ts';
import { GROUNDS } from '../../domain/grounds.ts';
import type { ParticipantId, PersonId, SchoolDate } from '../../domain/ids.ts';
import { CLOSE_REASONS, OUTCOMES, REOPEN_REASONS } from '../../domain/outcomes.ts';
import { PAUSE_AGREERS, PAUSE_REASONS } from '../../domain/pausing.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import { idsOf, type Verb, verbOn } from './verb.ts';

const Nothing = z.object({});
/** Two ids beside one another; none = nothing was chosen. */
const Pair = z.object({ second: z.union([idsOf(2), z.literal('').transform(() => [])]).default([]) });
const Day = z.object({ on: z.union([z.iso.date(), z.literal('')]).default('') });
/** What was ticked of a list arrives as one text with commas. */
const ticked = z
  .string()
  .max(300)
  .default('')
  .transform((joined) => joined.split(',').filter(Boolean));
const Outcomes = ticked.pipe(z.array(z.enum(OUTCOMES)).max(OUTCOMES.length));
const SystemParts = ticked.pipe(z.array(z.enum(SYSTEM_PART_CODES)).max(SYSTEM_PART_CODES.length));
const Agreers = ticked.pipe(z.array(z.enum(PAUSE_AGREERS)).max(PAUSE_AGREERS.length));

/** The buttons of a dossier. */
export function dossierVerbs(): Record<string, Verb> {
  return {
    'dossier.open': verbOn(Nothing, (turn, ref) => openDossier(turn, ref)),
    'dossier.more': verbOn(Nothing, (turn, ref) => askMore(turn, ref)),
    'dossier.people': verbOn(Nothing, (turn, ref) => askPeople(turn, ref)),
    'dossier.ask_pass': verbOn(Nothing, (turn, ref) => askPassPlace(turn, ref)),
    'dossier.pass': verbOn(Pair, (turn, ref, { second }) => {
      const [participantId, personId] = second;
      return passPlace(
        turn,
        ref,
        (participantId ?? null) as ParticipantId | null,
        (personId ?? null) as PersonId | null,
      );
    }),
    'dossier.ask_holder': verbOn(Nothing, (turn, ref) => askHolder(turn, ref)),
    'dossier.holder': verbOn(
      z.object({ second: z.union([z.uuid(), z.literal('')]).default('') }),
      (turn, ref, { second }) => changeHolder(turn, ref, (second || null) as PersonId | null),
    ),
    'dossier.ask_held': verbOn(Nothing, (turn, ref) => askHeld(turn, ref)),
    'dossier.held': verbOn(z.object({ heldOn: z.iso.date() }), (turn, ref, { heldOn }) =>
      holdTable(turn, ref, heldOn as SchoolDate),
    ),
    'dossier.not_held': verbOn(Nothing, (turn, ref) => missTable(turn, ref)),
    'dossier.find_moment': verbOn(Nothing, (turn, ref) => findFirstMoment(turn, ref)),
    'dossier.ask_unplanned': verbOn(Nothing, (turn, ref) => askUnplanned(turn, ref)),
    'dossier.unplanned': verbOn(Day, (turn, ref, { on }) =>
      on === '' ? askUnplanned(turn, ref) : putDownUnplanned(turn, ref, on as SchoolDate),
    ),
    'dossier.ask_agreement': verbOn(Nothing, (turn, ref) => askAgreement(turn, ref)),
    'dossier.agreed': verbOn(z.object({ outcomes: Outcomes, madeOn: z.iso.date() }), (turn, ref, input) =>
      makeAgreement(turn, ref, input.outcomes, input.madeOn as SchoolDate),
    ),
    'dossier.ask_ground': verbOn(Nothing, (turn, ref) => askGround(turn, ref)),
    'dossier.ground': verbOn(
      z.object({
        first: z.enum([...SEAT_KINDS, '']).default(''),
        second: z.enum([...GROUNDS, '']).default(''),
      }),
      (turn, ref, { first, second }) => recordGround(turn, ref, first || null, second || null),
    ),
    'dossier.ask_withdraw': verbOn(Nothing, (turn, ref) => askWithdraw(turn, ref)),
    'dossier.withdraw': verbOn(
      z.object({ second: z.enum([...SEAT_KINDS, '']).default('') }),
      (turn, ref, { second }) => withdrawGround(turn, ref, second || null),
    ),
    'dossier.parents_in': verbOn(Nothing, (turn, ref) => inviteParents(turn, ref)),
    'dossier.ask_tell': verbOn(Nothing, (turn, ref) => askTellParent(turn, ref)),
    'dossier.tell': verbOn(
      z.object({
        first: z.union([z.uuid(), z.literal('')]).default(''),
        second: z.union([z.uuid(), z.literal('')]).default(''),
      }),
      (turn, ref, { first, second }) =>
        tellParent(turn, ref, first || null, (second || null) as PersonId | null),
    ),
    'dossier.ask_anew': verbOn(Nothing, (turn, ref) => askAnew(turn, ref)),
    'dossier.anew': verbOn(
      z.object({
        first: z.enum([...NO_AGREEMENT_REASONS, '']).default(''),
        second: z.union([z.uuid(), z.literal('')]).default(''),
        on: z.union([z.iso.date(), z.literal('')]).default(''),
      }),
      (turn, ref, { first, second, on }) =>
        decideAnew(turn, ref, {
          reason: first || null,
          secondPerson: (second || null) as PersonId | null,
          dueOn: (on || null) as SchoolDate | null,
        }),
    ),
    'dossier.talk': verbOn(Nothing, (turn, ref) => askTalk(turn, ref)),
    'dossier.terms': verbOn(Nothing, (turn, ref) => askTerms(turn, ref)),
    'dossier.report': verbOn(Nothing, (turn, ref) => shareReport(turn, ref)),
    'dossier.ask_care': verbOn(Nothing, (turn, ref) => askCare(turn, ref)),
    'dossier.care': verbOn(Day, (turn, ref, { on }) =>
      startCare(turn, ref, (on || null) as SchoolDate | null),
    ),
    'dossier.care_decided': verbOn(Nothing, (turn, ref) => decideCare(turn, ref)),
    'dossier.care_longer': verbOn(Nothing, (turn, ref) => extendCare(turn, ref)),
    'dossier.ask_pause': verbOn(Nothing, (turn, ref) => askPause(turn, ref)),
    'dossier.pause': verbOn(
      z.object({
        first: z.enum([...PAUSE_REASONS, '']).default(''),
        agreedWith: Agreers,
        untilOn: z.union([z.iso.date(), z.literal('')]).default(''),
      }),
      (turn, ref, { first, agreedWith, untilOn }) =>
        startPause(turn, ref, {
          reason: first || null,
          agreedWith,
          untilOn: (untilOn || null) as SchoolDate | null,
        }),
    ),
    'dossier.resume': verbOn(Nothing, (turn, ref) => endPause(turn, ref)),
    'dossier.unsafe': verbOn(Nothing, (turn, ref) => doubtSafetyOfDossier(turn, ref)),
    'dossier.ask_close': verbOn(Nothing, (turn, ref) => askClose(turn, ref)),
    'dossier.close': verbOn(
      z.object({
        second: z.enum([...CLOSE_REASONS, '']).default(''),
        helped: SystemParts,
        hindered: SystemParts,
      }),
      (turn, ref, { second, helped, hindered }) =>
        closeDossier(turn, ref, second || null, { helped, hindered }),
    ),
    'dossier.keep': verbOn(Nothing, (turn, ref) => keepOpen(turn, ref)),
    'dossier.ask_reopen': verbOn(Nothing, (turn, ref) => askReopen(turn, ref)),
    'dossier.reopen': verbOn(
      z.object({ second: z.enum([...REOPEN_REASONS, '']).default('') }),
      (turn, ref, { second }) => reopenDossier(turn, ref, second || null),
    ),
  };
}
