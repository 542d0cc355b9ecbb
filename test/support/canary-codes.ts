import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerConsult } from '../../src/app/consult/answering-consult.ts';
import { makeAgreement, recordGround } from '../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { startPause } from '../../src/app/dossier/pausing.ts';
import { reopenDossier } from '../../src/app/dossier/reopening.ts';
import { withdrawGround } from '../../src/app/dossier/withdrawing-ground.ts';
import { askForCall, releaseConcern } from '../../src/app/intake/asking-for-call.ts';
import { doubtSafety } from '../../src/app/intake/doubting-safety.ts';
import type { KeptMinutes } from '../../src/app/ports/minutes.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import { bookByTap } from '../../src/app/table/booking-by-tap.ts';
import type { AgreedAction } from '../../src/domain/agreed-actions.ts';
import type { SystemSaid } from '../../src/domain/closing.ts';
import type { ActionId, ConcernId, FactId, Instant, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { NO_MINUTES } from '../../src/domain/minutes/minutes.ts';
import { reported } from './absence-duty.ts';
import type { Canaries } from './canary.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, SCHOOL, testRoster, WHO } from './school.ts';
import { STAGES } from './stages.ts';
import { askedTable, refOf } from './tables.ts';
import { accept, dossierOf, leftOut, refNow, sentConcern, toldBy } from './triage.ts';

/** What a life of a dossier puts on record of a child and a family, as the codes that stand for it. */
export const CODE_WORDS = {
  'waarom een ouder niet is ingelicht': 'court_order',
  'waarop een partner meeleest': 'statutory_task',
  'waarom zonder ja is vastgelegd': 'family_does_not_want',
  'waarom nog geen afspraak': 'plan_did_not_work',
  'waarom pauze is': 'help_begins',
  'wat iemand beloofde': 'Kwikstaart bellen 5p',
  'waarom een actie niet lukte': 'waits_for_others',
  'wat de jgz adviseert': 'fewer_tests',
  'wat de leerling vooraf zei': 'Kwikstaart zien 3v',
  'of iemand zich gehoord voelde': 'Kwikstaart hoort niet 6d',
  'wat in het verslag staat': 'Kwikstaart in verslag 8k',
  'welke ondersteuning er is': 'specialist',
  'waar een casus staat': 'kwikstaart-stap-6d',
  'wat een tafel de school adviseert': 'Kwikstaart op school 2a',
  'wat is afgesproken': 'specialised_help',
  'wie er nu regisseur is': 'Kwikstaart-regie-7m',
  'wat er precies is afgesproken': 'Kwikstaart werkt 4t',
  'waarom is afgerond': 'family_stops',
  'wat in het systeem hielp': 'partners_known',
  'wat is geleerd': 'Kwikstaart eerder 6w',
  'waarom weer geopend': 'goes_wrong_again',
  'waarom twee casussen bij elkaar horen': 'help_for_both',
  'klas van de coördinator': 'Roerdomp9z',
  'twijfel over veiligheid': 'doubted_safety',
  'gevraagd te bellen': 'call_asked',
  gestopt: 'stopped_for_safety',
  'partner belde': 'consult_done',
  grond: 'ground_recorded',
  'grond ingetrokken': 'ground_withdrawn',
  'adres van een agenda': 'zwaluwtong7q.example',
  'wanneer een partner bezet is': '1795777777000',
  'wat over verzuim is ingevoerd': 'luxury',
  'wie in de agenda is uitgenodigd': 'ijsvogel4k@thuis.example',
} as const satisfies Canaries;

/** The test school, whose coordinator has one class. */
export function codesRoster(): Roster {
  const roster = testRoster();
  return {
    ...roster,
    memberships: roster.memberships.map((each) =>
      each.personId === WHO.coordinator ? { ...each, scope: [CODE_WORDS['klas van de coördinator']] } : each,
    ),
  };
}

/** What is said about safety, what a partner is asked, and a dossier from the first tap to its end: every code is put on record. */
export async function liveThrough(school: Play): Promise<void> {
  await STAGES['stopped at the first question']?.(school);
  const asked = await STAGES['one partner']?.(school);
  await answerConsult(await school.turn(WHO.leerplicht), asked?.consult as CardRef, 'done');
  const coordinator = () => school.turn(WHO.coordinator);
  const concern = await sentConcern(school);
  await doubtSafety(await school.turn(WHO.mentor), concern);
  await askForCall(await school.turn(WHO.mentor), await refNow(school, concern));
  await releaseConcern(await school.turn(WHO.safetyOfficer), await refNow(school, concern));
  await accept(school, await refNow(school, concern), {
    parents: [toldBy(GUARDIAN.ofSam, WHO.mentor), leftOut(GUARDIAN.alsoOfSam, 'court_order')],
    secondPerson: WHO.safetyOfficer,
  });
  await recordGround(await coordinator(), await now(school, concern), 'swv', 'statutory_task');
  await withdrawGround(await coordinator(), await now(school, concern), 'swv');
  await recordGround(await coordinator(), await now(school, concern), 'swv', 'statutory_task');
  await linkSibling(school, concern);
  await keepAbsence(school, concern);
  await bookWithoutYes(school, concern);
  await inviteByEvent(school, concern);
  school.clock.set('2026-12-10T15:00:00Z');
  const heldOn = '2026-12-10' as SchoolDate;
  await holdTable(await coordinator(), await now(school, concern), heldOn);
  await startPause(await coordinator(), await now(school, concern), {
    untilOn: '2026-12-14' as SchoolDate,
    reason: 'help_begins',
    agreedWith: ['parents'],
  });
  await decideNot(school, concern);
  await promise(school, concern);
  await sayBeforehand(school, concern);
  await advise(school, concern);
  await writeMinutesOf(school, concern);
  await sayDays(school, concern);
  await adviseSchool(school);
  await sayAfterwards(school, concern);
  await makeAgreement(await coordinator(), await now(school, concern), ['specialised_help'], heldOn);
  await writeAgreement(school, concern);
  await changeRegisseur(school, concern);
  await learn(school, concern);
  await closeDossier(await coordinator(), await now(school, concern), 'family_stops', SYSTEM);
  await reopenDossier(await coordinator(), await now(school, concern), 'goes_wrong_again');
  // A ground does not come back by itself.
  await recordGround(await coordinator(), await now(school, concern), 'swv', 'statutory_task');
  await closeDossier(await coordinator(), await now(school, concern), 'family_stops', SYSTEM);
  const { dossier } = await dossierOf(school, concern);
  if (dossier.closeReason !== 'family_stops') throw new Error('The dossier did not come to its end.');
  await shareAgenda(school);
}

const SYSTEM: SystemSaid = { helped: [CODE_WORDS['wat in het systeem hielp']], hindered: [] };

/** What was learned is written down. */
async function learn({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    if (!dossier) throw new Error('There is no dossier of this concern.');
    await tx.closings.keepLesson(dossier.id, {
      text: CODE_WORDS['wat is geleerd'],
      version: 0,
      changedBy: WHO.coordinator,
      changedAt: deps.clock.now(),
    });
  });
}

/** The case of another child of this family. */
async function linkSibling(school: Play, concern: CardRef): Promise<void> {
  const { dossier } = await dossierOf(school, concern);
  const other = await askedTable(school, 'noor');
  await school.deps.store.transact(SCHOOL, (tx) =>
    tx.siblings.link(dossier.id, {
      otherId: other.dossier.id,
      reason: CODE_WORDS['waarom twee casussen bij elkaar horen'],
      linkedBy: WHO.coordinator,
      linkedAt: school.deps.clock.now(),
    }),
  );
}

/** Two people put down that there is no agreement yet. */
async function decideNot({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    if (!dossier) throw new Error('There is no dossier of this concern.');
    const on = '2026-12-10' as SchoolDate;
    const decision = { on, insteadOf: on, dueOn: on, decidedBy: WHO.coordinator, secondPerson: WHO.mentor };
    const reason = CODE_WORDS['waarom nog geen afspraak'];
    await tx.dossiers.addNewDecision(dossier.id, { ...decision, reason }, deps.clock.now());
  });
}

/** What came of the table, as it is written and as it was made final. */
async function writeMinutesOf({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    const [table] = dossier ? await tx.tables.latestOf([dossier.id]) : [];
    if (!dossier || !table) throw new Error('There is no table of this concern.');
    const minutes: KeptMinutes = {
      id: deps.ids.next<string>(),
      tableId: table.id,
      dossierId: dossier.id,
      version: 1,
      state: 'final',
      minutes: {
        ...NO_MINUTES,
        texts: { ...NO_MINUTES.texts, whyMore: CODE_WORDS['wat in het verslag staat'] },
      },
      changedBy: WHO.coordinator,
      changedAt: deps.clock.now(),
    };
    await tx.minutes.begin(minutes);
    await tx.minutes.addFinal(minutes, { people: [], actions: [], regisseur: null, nextMonday: null });
  });
}

/** Which support there is, and where the case stands on the route of the school. */
async function sayDays({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    if (!dossier) throw new Error('There is no dossier of this concern.');
    const on = '2026-12-10' as SchoolDate;
    const at = deps.clock.now();
    const level = CODE_WORDS['welke ondersteuning er is'];
    const fact = { kind: 'support_level', on, level, saidBy: WHO.coordinator, saidAt: at } as const;
    await tx.facts.add(dossier.id, { ...fact, id: deps.ids.next<FactId>() });
    const key = CODE_WORDS['waar een casus staat'];
    await tx.routes.put(dossier.id, {
      id: deps.ids.next<string>(),
      key,
      title: key,
      on,
      by: WHO.coordinator,
      at,
    });
  });
}

/** What a table advises the school, apart from the case. */
async function adviseSchool({ deps }: Play): Promise<void> {
  const text = CODE_WORDS['wat een tafel de school adviseert'];
  const advice = { theme: 'other', adviser: 'together', text, state: 'open' } as const;
  const kept = { ...advice, month: '2026-12-01' as SchoolDate };
  await deps.store.transact(SCHOOL, (tx) => tx.schoolAdvice.add(deps.ids.next<string>(), kept));
}

/** The pupil says something before the table. */
async function sayBeforehand({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    const pupil =
      dossier && (await tx.dossiers.participants(dossier.id)).find(({ role }) => role === 'leerling');
    if (!dossier || !pupil) throw new Error('There is no pupil in a dossier of this concern.');
    await tx.voices.add(dossier.id, {
      id: deps.ids.next<string>(),
      participantId: pupil.id,
      road: 'link',
      writtenBy: null,
      writtenAt: deps.clock.now(),
      voice: {
        goesWell: CODE_WORDS['wat de leerling vooraf zei'],
        mustChange: '',
        wants: '',
        parentsMayRead: false,
      },
    });
  });
}

/** The youth doctor advises. */
async function advise({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    const doctor = dossier && (await tx.dossiers.participants(dossier.id)).find(({ role }) => role === 'jgz');
    if (!dossier || !doctor) throw new Error('There is no youth doctor in a dossier of this concern.');
    await tx.jgzAdvice.add(dossier.id, {
      id: deps.ids.next<string>(),
      participantId: doctor.id,
      givenBy: WHO.jgz,
      givenAt: deps.clock.now(),
      advice: {
        seen: 'no',
        seenOn: null,
        lessons: 'partly',
        adjustments: [CODE_WORDS['wat de jgz adviseert']],
        reviewOn: '2026-12-18' as SchoolDate,
      },
    });
  });
}

/** Whoever carries the case writes what is agreed. */
async function writeAgreement({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    const made = dossier && (await tx.past.agreements(dossier.id)).at(-1);
    if (!dossier || !made) throw new Error('There is no agreement in a dossier of this concern.');
    await tx.agreedOutcomes.add(dossier.id, {
      kind: 'words',
      outcome: 'specialised_help',
      text: CODE_WORDS['wat er precies is afgesproken'],
      id: deps.ids.next<string>(),
      agreementId: made.id,
      saidBy: WHO.coordinator,
      saidAt: deps.clock.now(),
    });
  });
}

/** Another regisseur is chosen. */
async function changeRegisseur({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    const [table] = dossier ? await tx.tables.latestOf([dossier.id]) : [];
    if (!dossier || !table) throw new Error('There is no table of this concern.');
    await tx.regisseurs.add(dossier.id, {
      id: deps.ids.next<string>(),
      tableId: table.id,
      named: { kind: 'person', id: WHO.mentor },
      regisseur: { kind: 'person', id: CODE_WORDS['wie er nu regisseur is'] as PersonId },
      on: '2026-12-10' as SchoolDate,
      chosenBy: WHO.coordinator,
      chosenAt: deps.clock.now(),
    });
  });
}

/** The pupil says whether they felt heard at that table. */
async function sayAfterwards({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    const [table] = dossier ? await tx.tables.latestOf([dossier.id]) : [];
    const pupil =
      dossier && (await tx.dossiers.participants(dossier.id)).find(({ role }) => role === 'leerling');
    if (!dossier || !table || !pupil) throw new Error('There is no pupil at a table of this concern.');
    await tx.feltHeard.add(dossier.id, {
      id: deps.ids.next<string>(),
      tableId: table.id,
      participantId: pupil.id,
      times: 1,
      heard: { answer: 'no', words: CODE_WORDS['of iemand zich gehoord voelde'] },
      givenAt: deps.clock.now(),
    });
  });
}

/** A colleague promises something, and does not do it. */
async function promise({ deps }: Play, concern: CardRef): Promise<void> {
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    if (!dossier) throw new Error('There is no dossier of this concern.');
    const action: Omit<AgreedAction, 'nth'> = {
      id: deps.ids.next<ActionId>(),
      dossierId: dossier.id,
      owner: { kind: 'person', id: WHO.mentor },
      what: CODE_WORDS['wat iemand beloofde'],
      dueOn: '2026-12-11' as SchoolDate,
      state: 'not_done',
      reason: CODE_WORDS['waarom een actie niet lukte'],
      endedOn: '2026-12-10' as SchoolDate,
    };
    await tx.actions.add(action, WHO.coordinator, deps.clock.now());
  });
}

/** A colleague puts down that absence was reported. */
async function keepAbsence({ deps }: Play, concern: CardRef): Promise<void> {
  const kind = CODE_WORDS['wat over verzuim is ingevoerd'];
  await deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await tx.dossiers.byConcern(concern.id as ConcernId);
    if (!dossier) throw new Error('There is no dossier of this concern.');
    await tx.absenceBooks.keep(dossier.id, {
      id: deps.ids.next<string>(),
      entry: { kind: 'report', report: reported('2026-11-02', '2026-11-03', { kind }) },
      enteredBy: WHO.coordinator,
      enteredAt: deps.clock.now(),
    });
  });
}

/** A partner gives the address of an agenda, which is read. */
async function shareAgenda({ deps }: Play): Promise<void> {
  const now = deps.clock.now();
  const url = `https://${CODE_WORDS['adres van een agenda']}/agenda.ics`;
  const startsAt = Number(CODE_WORDS['wanneer een partner bezet is']) as Instant;
  const endsAt = (startsAt + 1) as Instant;
  await deps.store.transact(SCHOOL, (tx) => tx.agendas.share(WHO.leerplicht, url, now));
  await deps.store.outside(async ({ agendas }) => {
    const due = await agendas.takeDue(now, endsAt);
    if (!due) throw new Error('No agenda was due.');
    const busy = [{ startsAt, endsAt, status: 'busy' as const }];
    await agendas.keep(due, { busy, fault: null, readAt: now, nextAt: endsAt });
  });
}

/** The table that stands is in the school's calendar, with a parent invited. */
async function inviteByEvent({ deps, ...school }: Play, concern: CardRef): Promise<void> {
  const { dossier } = await dossierOf({ deps, ...school }, concern);
  const now = deps.clock.now();
  const later = (now + 1) as Instant;
  const table = await deps.store.transact(SCHOOL, async (tx) => {
    const found = await tx.tables.current(dossier.id);
    if (found) await tx.events.changed(found.id, now);
    return found;
  });
  const due = await deps.store.outside((tx) => tx.events.takeDue(now, later));
  if (!table || !due) throw new Error('No event was due.');
  const invited = [{ mail: CODE_WORDS['wie in de agenda is uitgenodigd'], participantIds: [] }];
  const shown = {
    organiser: null,
    startsAt: now,
    endsAt: later,
    place: '',
    number: '',
    language: 'nl',
    invited,
  } as const;
  const event = { state: 'standing', eventId: 'AAMk1', shown, reason: null } as const;
  await deps.store.transact(SCHOOL, (tx) =>
    tx.events.keep(due, event, { dueAt: null, readDueAt: null, failed: false }),
  );
}

async function bookWithoutYes(school: Play, concern: CardRef): Promise<void> {
  const { dossier } = await dossierOf(school, concern);
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  const [slot] = table?.slots ?? [];
  if (!table || !slot) throw new Error('No moment was proposed.');
  await bookByTap(await school.turn(WHO.coordinator), refOf(table), slot.id, 'family_does_not_want');
}

async function now(school: Play, concern: CardRef): Promise<CardRef> {
  return (await dossierOf(school, { ...concern, id: concern.id as ConcernId })).ref;
}
