import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { keepEvents } from '../../src/app/chores/keeping-events.ts';
import type { KeptEvent, Organisers } from '../../src/app/ports/events.ts';
import { graphOrganisers } from '../../src/calendar/graph/events.ts';
import type { ActietafelId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import type { StoredEvent } from './graph-calendars.ts';
import { type GraphStage, graphStage, MAILBOX } from './graph-stage.ts';
import { type Play, play } from './playing.ts';
import { SCHOOL } from './school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from './tables.ts';

/** Sam's table, that stands at the beginning of each test, where the school's mailbox invites; and Graph on this machine. */
export function eventStage(open?: () => Promise<Engine>) {
  let school: Play;
  let graph: GraphStage;
  let asked: Asked;

  beforeAll(async () => {
    school = await play(undefined, open);
    school.deps.keepsEvents = true;
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    graph = await graphStage();
    asked = await askedTable(school);
    await agreed(school, asked, 'yes');
  });

  afterEach(async () => {
    expect(graph.server.wrong).toEqual([]);
    await graph.close();
  });
  afterAll(() => school.close());

  return {
    school: () => school,
    graph: () => graph,
    asked: () => asked,
    organisers,
    keeps,
    kept,
    events,
    only,
    invitedTo,
    refNow,
    later,
  };

  function organisers(): Organisers {
    return graphOrganisers(graph.client, MAILBOX);
  }

  /** The chore comes by once. */
  function keeps(by: Organisers = organisers()): Promise<number> {
    return keepEvents(school.deps, by, () => true);
  }

  function kept(): Promise<KeptEvent | null> {
    return school.deps.store.transact(SCHOOL, (tx) => tx.events.of(asked.ref.id as ActietafelId));
  }

  function events(): StoredEvent[] {
    return [...(graph.server.calendars.events.get(MAILBOX)?.values() ?? [])];
  }

  /** @throws Error when there is not exactly one */
  function only(): StoredEvent {
    const [event, ...more] = events();
    if (!event || more.length > 0) throw new Error(`There are ${events().length} events.`);
    return event;
  }

  function invitedTo(event: StoredEvent): string[] {
    return event.attendees.map(({ emailAddress }) => emailAddress.address).sort();
  }

  async function refNow() {
    return refOf(await tableNow(school, asked.ref));
  }

  /** Both clocks. */
  function later(milliseconds: number): void {
    school.clock.forward(milliseconds);
    graph.clock.forward(milliseconds);
  }
}
