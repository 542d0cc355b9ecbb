import { Temporal } from 'temporal-polyfill';

/** A component as ical.js takes it apart (RFC 7265): its name, its properties, its components. */
export type Jcal = [name: string, properties: JcalProperty[], components: Jcal[]];
type JcalProperty = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];

/** As Outlook begins its rules; no entry is older. */
const EARLY = '1601-01-01T00:00:00';
const EARLY_ENOUGH = '1602';
const FIRST = Temporal.Instant.from('1970-01-01T00:00:00Z');

/**
 * Gives a calendar the rules of the zones that it names and does not describe; of an unknown zone ical.js would take the
 * times for floating, so that they moved with the machine. A rule in the calendar itself is left as it is: it decides, not
 * the name. One that holds no rule at all describes nothing: ical.js would take it for the clock of London in winter, and
 * so it would take every time before the first change of a rule.
 *
 * @param until transitions are written down until a year after this, in milliseconds since 1970
 */
export function withZones(calendar: Jcal, ianaOf: (name: string) => string | null, until: number): Jcal {
  const [name, properties, all] = calendar;
  const components = all
    .filter(([of, , changes]) => of !== 'vtimezone' || changes.length > 0)
    .map((each) => (each[0] === 'vtimezone' ? fromEarlyOn(each) : each));
  const described = new Set(components.filter(([of]) => of === 'vtimezone').map(zoneIdOf));
  const missing = [...namedIn(components)].filter((zone) => !described.has(zone));
  const added = missing.flatMap((zone) => {
    const iana = ianaOf(zone);
    return iana === null ? [] : [blockOf(zone, iana, until)];
  });
  return [name, properties, [...components, ...added]];
}

/** Before its first change a zone has the clock that this change starts from (RFC 5545, 3.6.5). */
function fromEarlyOn([name, properties, changes]: Jcal): Jcal {
  const [first] = [...changes].sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const clock = first?.[1].find(([of]) => of === 'tzoffsetfrom')?.[3];
  if (!first || clock === undefined || startOf(first) < EARLY_ENOUGH) return [name, properties, changes];
  const before: JcalProperty[] = [
    ['dtstart', {}, 'date-time', EARLY],
    ['tzoffsetfrom', {}, 'utc-offset', clock],
    ['tzoffsetto', {}, 'utc-offset', clock],
  ];
  return [name, properties, [['standard', before, []], ...changes]];
}

function startOf([, properties]: Jcal): string {
  return String(properties.find(([name]) => name === 'dtstart')?.[3] ?? '');
}

function zoneIdOf([, properties]: Jcal): unknown {
  return properties.find(([name]) => name === 'tzid')?.[3];
}

function namedIn(components: readonly Jcal[]): Set<string> {
  const names = new Set<string>();
  for (const [, properties, inner] of components) {
    for (const [, { tzid }] of properties) if (typeof tzid === 'string') names.add(tzid);
    for (const name of namedIn(inner)) names.add(name);
  }
  return names;
}

/** A block with every change of the clock since 1970, each written out. */
function blockOf(tzid: string, iana: string, until: number): Jcal {
  const end = Temporal.Instant.fromEpochMilliseconds(until).add({ hours: 366 * 24 });
  const first = FIRST.toZonedDateTimeISO(iana);
  const changes: Jcal[] = [change(first, first)];
  let before = first;
  for (;;) {
    const next: Temporal.ZonedDateTime | null = before.getTimeZoneTransition('next');
    if (!next || Temporal.Instant.compare(next.toInstant(), end) > 0) break;
    changes.push(change(before, next));
    before = next;
  }
  return ['vtimezone', [['tzid', {}, 'text', tzid]], changes];
}

/** The moment of a change is told on the clock of before it. */
function change(before: Temporal.ZonedDateTime, after: Temporal.ZonedDateTime): Jcal {
  const at = after.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  return [
    after.offsetNanoseconds > before.offsetNanoseconds ? 'daylight' : 'standard',
    [
      ['dtstart', {}, 'date-time', at.toString({ smallestUnit: 'second' })],
      ['tzoffsetfrom', {}, 'utc-offset', before.offset],
      ['tzoffsetto', {}, 'utc-offset', after.offset],
    ],
    [],
  ];
}
