import type {
  AgendaFault,
  AgendaSource,
  BusySpan,
  OrganisationAgendas,
  ReadAgenda,
} from '../../src/app/ports/agendas.ts';
import type { Instant } from '../../src/domain/ids.ts';

export const AGENDA_HOST = 'agenda.example';

/** Agendas that say what a test has them say, and remember that they were asked. */
export type FakeAgendas = AgendaSource & {
  asked: { url: string; from: Instant; until: Instant; mail: string | null }[];
  /** What whoever is asked answers from now on. */
  say(read: ReadAgenda): void;
};

export function fakeAgendas(): FakeAgendas {
  let answer: ReadAgenda = { kind: 'read', busy: [] };
  const asked: FakeAgendas['asked'] = [];
  return {
    asked,
    say(read) {
      answer = read;
    },
    hosts: [AGENDA_HOST],
    accepted: (typed) => (typed.startsWith(`https://${AGENDA_HOST}/`) ? typed : null),
    async read(url, from, until, mail) {
      asked.push({ url, from, until, mail });
      return answer;
    },
  };
}

/** What an organisation's server says, by mail address; of whom a test says nothing, nobody has that address. */
export type FakeOrganisation = OrganisationAgendas & {
  asked: { mails: readonly string[]; from: Instant; until: Instant }[];
  say(mail: string, read: ReadAgenda): void;
};

export function fakeOrganisation(tenantId: string, mostAtOnce = 20): FakeOrganisation {
  const said = new Map<string, ReadAgenda>();
  const asked: FakeOrganisation['asked'] = [];
  return {
    asked,
    say: (mail, read) => said.set(mail, read),
    tenantId,
    mostAtOnce,
    async read(mails, from, until) {
      asked.push({ mails, from, until });
      return mails.map((mail) => said.get(mail) ?? failing('no_mailbox'));
    },
  };
}

export function busy(from: string, until: string, status: BusySpan['status'] = 'busy'): BusySpan {
  return { startsAt: Date.parse(from) as Instant, endsAt: Date.parse(until) as Instant, status };
}

export function failing(fault: AgendaFault): ReadAgenda {
  return { kind: 'failed', fault };
}
