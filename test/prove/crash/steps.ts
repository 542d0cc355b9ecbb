import type { PersonId } from '../../../src/domain/ids.ts';
import { activityOf } from '../../support/activity.ts';
import { entraOf, GUARDIAN, PUPIL, SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { type Eyes, eyesOf } from './eyes.ts';
import type { World } from './world.ts';

/** What comes in from outside: an activity of Teams, or a form of one of our own pages. */
export type Sending =
  | { kind: 'activity'; activity: Record<string, unknown> }
  | { kind: 'page'; method: 'get' | 'post'; path: string; form: URLSearchParams };

/** One thing that somebody does, the same bytes each time it is sent; or, without it, everything that is due goes out. */
export type Step = { name: string; at?: string; send?: (world: World) => Promise<Sending> };

const SERVICE = 'http://127.0.0.1/emea/';
const CHANNEL = '19:zorg@thread.tacv2';
const TOLD_ON = '2026-11-20';
const ENTRY = '019ad777-0000-7000-8000-000000000001';

/** From the first installation to the end of a dossier, by card, by page and by mail, with everything that is sent. */
export const LINE: readonly Step[] = [
  ...[WHO.mentor, WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam].map((person) => ({
    name: `${nameOf(person)} installs the bot`,
    send: async () => installed(person),
  })),
  { name: 'the team is bound', send: async () => boundTeam() },
  deliver('welcomes go out'),
  { name: 'the mentor says melding', send: async () => typed(WHO.mentor, 'melding') },
  deliver('the first card goes out'),
  {
    name: 'safety',
    send: press(WHO.mentor, 'intake.safety', async (eyes) => ({ ref: await eyes.concern(), answer: 'no' })),
  },
  {
    name: 'who and what',
    send: press(WHO.mentor, 'intake.who', async (eyes) => ({
      ref: await eyes.concern(),
      pupil: PUPIL.sam,
      raisedBy: 'parent',
      reasons: 'late',
      since: '2026-11-02',
      told: 'no',
    })),
  },
  {
    name: 'the concern is sent',
    at: '2026-11-23T09:00:00Z',
    send: press(WHO.mentor, 'intake.send', aboutConcern),
  },
  deliver('the concern goes out'),
  { name: 'a door to the details page', send: press(WHO.mentor, 'page.details', aboutConcern) },
  {
    name: 'details are saved',
    send: async (world) => ({
      kind: 'page',
      method: 'post',
      path: await eyesOf(world).pathTo('add_details', WHO.mentor),
      form: new URLSearchParams({
        entry: ENTRY,
        sick_reports: '4',
        tried: 'Een gesprek.',
        welfare: 'sombre',
      }),
    }),
  },
  { name: 'a door to the concern', send: press(WHO.coordinator, 'page.concern', aboutConcern) },
  {
    name: 'the concern is read',
    send: async (world) => ({
      kind: 'page',
      method: 'get',
      path: await eyesOf(world).pathTo('concern_page', WHO.coordinator),
      form: new URLSearchParams(),
    }),
  },
  {
    name: 'parents are told',
    send: press(WHO.coordinator, 'triage.informed', async (eyes) => ({
      ref: await eyes.concern(),
      parents: GUARDIAN.ofSam,
      on_1: TOLD_ON,
      by_1: WHO.mentor,
    })),
  },
  {
    name: 'the concern is accepted',
    at: '2026-11-23T10:00:00Z',
    send: press(WHO.coordinator, 'triage.accept', async (eyes) => ({
      ref: await eyes.concern(),
      parents: `${GUARDIAN.ofSam},${GUARDIAN.alsoOfSam}`,
      on_1: TOLD_ON,
      by_1: WHO.mentor,
      on_2: TOLD_ON,
      by_2: WHO.coordinator,
    })),
  },
  deliver('the proposals go out'),
  { name: 'the mentor has told the asker', send: press(WHO.mentor, 'triage.told', aboutConcern) },
  ...[WHO.coordinator, WHO.mentor, WHO.leerplicht].map((person) => ({
    name: `${nameOf(person)} votes by card`,
    send: press(person, 'table.vote', yesToAll),
  })),
  { name: 'the jeugdarts votes by page', at: '2026-11-23T11:00:00Z', send: votedOnPage('jgz') },
  { name: 'the buurtteam votes by card', send: press(WHO.buurtteam, 'table.vote', yesToAll) },
  deliver('the pictures are edited'),
  { name: 'the pupil of sixteen votes by page', send: votedOnPage('leerling') },
  {
    name: 'a parent votes by page, and it is booked',
    at: '2026-11-23T12:00:00Z',
    send: votedOnPage('ouder'),
  },
  deliver('the invitations go out', '2026-11-23T13:00:00Z'),
  { name: 'leerplicht hands over', send: press(WHO.leerplicht, 'table.deputy', aboutTable) },
  deliver('the change goes out', '2026-11-23T14:00:00Z'),
  deliver('the day before', '2026-11-24T13:00:00Z'),
  { name: 'the coordinator asks for the list', send: async () => typed(WHO.coordinator, 'mijn lijst') },
  deliver('the list goes out'),
  {
    name: 'the table was held',
    at: '2026-11-25T15:00:00Z',
    send: press(WHO.coordinator, 'dossier.held', async (eyes) => ({
      ref: await eyes.dossier(),
      heldOn: '2026-11-25',
    })),
  },
  deliver('what follows the table goes out'),
  deliver('two weeks before the agreement', '2027-02-09T08:00:00Z'),
  deliver('the agreement is due', '2027-02-19T08:00:00Z'),
  deliver('the agreement is overdue', '2027-03-01T08:00:00Z'),
  {
    name: 'an agreement is made',
    send: press(WHO.coordinator, 'dossier.agreed', async (eyes) => ({
      ref: await eyes.dossier(),
      outcomes: 'work',
      madeOn: '2027-03-01',
    })),
  },
  deliver('the agreement is told'),
  {
    name: 'the dossier is closed',
    at: '2027-03-02T08:00:00Z',
    send: press(WHO.coordinator, 'dossier.close', async (eyes) => ({
      ref: await eyes.dossier(),
      second: 'agreement_runs',
    })),
  },
  deliver('the end is told'),
];

function deliver(name: string, at?: string): Step {
  return at === undefined ? { name } : { name, at };
}

function press(person: PersonId, verb: string, data: (eyes: Eyes) => Promise<object>) {
  return async (world: World): Promise<Sending> => ({
    kind: 'activity',
    activity: personal(person, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: await data(eyesOf(world)) } },
      replyToId: world.outside.newestIn(`a:${person}`) ?? undefined,
      id: `press ${verb}`,
    }),
  });
}

function votedOnPage(role: 'jgz' | 'leerling' | 'ouder') {
  return async (world: World): Promise<Sending> => {
    const eyes = eyesOf(world);
    const form = new URLSearchParams(
      (await eyes.slots()).map((id) => [`m-${id}`, 'yes'] as [string, string]),
    );
    return { kind: 'page', method: 'post', path: await eyes.pathOf(role), form };
  };
}

async function yesToAll(eyes: Eyes): Promise<object> {
  const slots = await eyes.slots();
  const answers = slots.map((_, index) => [`m${index + 1}`, 'yes']);
  return { ref: await eyes.table(), slots: slots.join(','), ...Object.fromEntries(answers) };
}

async function aboutConcern(eyes: Eyes): Promise<object> {
  return { ref: await eyes.concern() };
}

async function aboutTable(eyes: Eyes): Promise<object> {
  return { ref: await eyes.table() };
}

function installed(person: PersonId): Sending {
  return {
    kind: 'activity',
    activity: personal(person, {
      type: 'installationUpdate',
      action: 'add',
      id: 'installed',
      text: undefined,
    }),
  };
}

function typed(person: PersonId, text: string): Sending {
  return { kind: 'activity', activity: personal(person, { text, id: text }) };
}

function boundTeam(): Sending {
  return {
    kind: 'activity',
    activity: activityOf({
      type: 'installationUpdate',
      action: 'add',
      id: 'team installed',
      serviceUrl: SERVICE,
      text: undefined,
      from: { id: `29:${WHO.coordinator}`, aadObjectId: entraOf(WHO.coordinator) },
      conversation: { id: CHANNEL, conversationType: 'channel', tenantId: TENANT },
      channelData: {
        tenant: { id: TENANT },
        team: { id: '19:team' },
        settings: { selectedChannel: { id: CHANNEL } },
      },
    }),
  };
}

function personal(person: PersonId, change: object): Record<string, unknown> {
  return activityOf({
    serviceUrl: SERVICE,
    from: { id: `29:${person}`, aadObjectId: entraOf(person) },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
    ...change,
  });
}

function nameOf(person: PersonId): string {
  return Object.entries(WHO).find(([, id]) => id === person)?.[0] ?? person;
}

/** The row that a card is about, as it stands on the card. */
export function refOf(id: string, version: number): object {
  return { schoolId: SCHOOL, id, version };
}
