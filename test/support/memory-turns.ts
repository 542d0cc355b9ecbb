import type { Place, RateWindow, Turn, TurnBook, TurnOver, TurnRules } from '../../src/app/ports/turns.ts';

type Page = { ended: number[]; held: number[]; pausedUntil: number };

/** Everybody may go at once: for what is not about pacing. */
export const FREE_TURNS: TurnBook = {
  exchange: async (_over, asked) =>
    asked.map(() => ({ kind: 'go', inMilliseconds: 0, beginsAt: 0, key: '0' })),
  forget: async () => 0,
};

/** The book of turns in memory, with the promises of the port; the contract suite holds the real one to the same. */
export function memoryTurns(now: () => number): TurnBook {
  const pages = new Map<string, Page>();
  let sooner = 0;
  const refused = new Map<string, { in: string; at: number }>();

  return {
    async exchange(over, asked, rules) {
      sooner = rules.holdMilliseconds - rules.tenantHoldMilliseconds;
      for (const each of over) tell(each);
      const behind = new Map<string, number>();
      return asked.map((place) => turnAt(place, rules, behind));
    },
    forget: async () => 0,
  };

  function tell({
    conversation,
    tenant,
    key,
    agoMilliseconds,
    endedAt,
    wasMade,
    pauseMilliseconds,
    wasRefused,
  }: TurnOver) {
    for (const [page, until] of [
      [pageOf(`c ${conversation}`), Number(key)],
      [pageOf(`t ${tenant}`), Number(key) - sooner],
    ] as const) {
      const held = page.held.indexOf(until);
      if (held >= 0) page.held.splice(held, 1);
      if (wasMade) page.ended.push(endedAt ?? now() - agoMilliseconds);
      page.ended.sort((one, other) => one - other);
    }
    const until = pauseMilliseconds > 0 ? now() - agoMilliseconds + pauseMilliseconds : 0;
    pause(`c ${conversation}`, until);
    if (!wasRefused) return;
    const before = refused.get(tenant);
    if (before && before.in !== conversation && before.at > now() - 2000) pause(`t ${tenant}`, until);
    refused.set(tenant, { in: conversation, at: now() });
  }

  function turnAt({ conversation, tenant }: Place, rules: TurnRules, behind: Map<string, number>): Turn {
    const here = pageOf(`c ${conversation}`);
    const all = pageOf(`t ${tenant}`);
    if (here.held.length > 0) return { kind: 'wait', milliseconds: 150 };
    const waiting = behind.get(tenant) ?? 0;
    const own = roomFrom(rules.rates.perConversation, here, 0) ?? now();
    const room = roomFrom(rules.rates.perTenant, all, all.held.length + waiting);
    const inMilliseconds = Math.max(own, room ?? now() + 250) - now();
    if (room === null || inMilliseconds > rules.aheadMilliseconds) {
      if (own - now() <= rules.aheadMilliseconds) behind.set(tenant, waiting + 1);
      const asksAgain = Math.max(inMilliseconds - rules.aheadMilliseconds, 1);
      return { kind: 'wait', milliseconds: room === null ? inMilliseconds : asksAgain };
    }
    const until = now() + inMilliseconds + rules.holdMilliseconds;
    here.held.push(until);
    all.held.push(until - sooner);
    return { kind: 'go', inMilliseconds, beginsAt: now() + inMilliseconds, key: String(until) };
  }

  function roomFrom(
    windows: readonly RateWindow[],
    { ended, pausedUntil }: Page,
    underWay: number,
  ): number | null {
    if (windows.some(({ most }) => underWay >= most)) return null;
    return Math.max(
      now(),
      pausedUntil,
      ...windows.map(({ milliseconds, most }) => {
        const oldest = ended.at(underWay - most);
        return oldest === undefined ? 0 : oldest + milliseconds;
      }),
    );
  }

  function pause(name: string, until: number): void {
    const page = pageOf(name);
    page.pausedUntil = Math.max(page.pausedUntil, until);
  }

  /** Of whom nothing is heard for as long as a hold lasts counts as over then. */
  function pageOf(name: string): Page {
    const page = pages.get(name) ?? { ended: [], held: [], pausedUntil: 0 };
    pages.set(name, page);
    page.ended.push(...page.held.filter((until) => until <= now()));
    page.held = page.held.filter((until) => until > now());
    return page;
  }
}
