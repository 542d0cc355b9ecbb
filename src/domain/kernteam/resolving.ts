import type { AreaId, SchoolDate } from '../ids.ts';
import { CAREFUL_AGE } from '../involvement-rules.ts';
import type { SeatKind } from '../roles.ts';
import { type Area, homeArea, isSamePlace, ladderFrom } from './areas.ts';
import type {
  Because,
  FallbackContact,
  FieldSeat,
  Gap,
  Kernteam,
  PlayingField,
  PupilFacts,
} from './kernteam.ts';
import { exemptionOn, remarksOn, turns18On } from './remarks.ts';
import type { Look, SeatRule } from './rules.ts';
import { holdersOf } from './seating.ts';

/** A pupil of whom nothing is known: the school's own seats, as for somebody who lives beside it. */
export const UNKNOWN_PUPIL: PupilFacts = {
  bornOn: null,
  age: null,
  homeMunicipality: null,
  homePostcode: null,
  exemptUntil: null,
};

type Found = { rule: SeatRule; seat: FieldSeat; because: Because };
type Missing = { rule: SeatRule; gap: Gap };
/** The seats by their kind and area. */
type Places = ReadonlyMap<string, FieldSeat>;
type Ladders = { school: readonly Area[]; home: readonly Area[] };

/**
 * Who belongs at the table of a pupil of this school on a day, why, and what is missing: by the rules of its region.
 * Prepared once and asked of many pupils; those of one municipality and postcode share what was looked up.
 */
export function kernteamsIn(field: PlayingField, on: SchoolDate): (pupil: PupilFacts) => Kernteam {
  const byId = new Map(field.areas.map((area) => [area.id, area]));
  const school = ladderFrom(field.areaId === null ? null : (byId.get(field.areaId) ?? null), byId);
  const places: Places = new Map(field.seats.map((seat) => [placeOf(seat.kind, seat.areaId), seat]));
  // A school that has described nothing around it has its own seats alone, for everybody.
  const isMapped = field.areas.length > 0;
  const all = isMapped ? field.rules : field.rules.map((rule): SeatRule => ({ ...rule, look: ['school'] }));
  const homes = new Map<string, readonly Area[]>();

  return (pupil) => {
    const ladders = { school, home: homeLadder(pupil) };
    const isHere = !isMapped || livesHere(field, pupil);
    const rules = all.filter((rule) => holds(rule, isHere, pupil, on));
    const seats = firstOfEach(rules.filter((rule) => rule.as === 'seat'));
    const besides = rules.filter((rule) => rule.as !== 'seat');
    const looked = [...seats, ...besides].map((rule) => lookFor(places, field, rule, pupil, ladders));
    return seated(field, onceEach(looked), ladders, remarksOn(field, pupil, on));
  };

  function homeLadder({ homeMunicipality, homePostcode }: PupilFacts): readonly Area[] {
    const key = `${homePostcode} ${homeMunicipality}`;
    const known = homes.get(key);
    if (known) return known;
    const home = { municipality: homeMunicipality, postcode: homePostcode };
    const found = ladderFrom(homeArea(home, field.areas, byId), byId);
    homes.set(key, found);
    return found;
  }
}

/** Whether a pupil lives in the municipality of the school; nobody knowing where counts as yes. */
function livesHere({ municipality }: Pick<PlayingField, 'municipality'>, { homeMunicipality }: PupilFacts) {
  return homeMunicipality === null || isSamePlace(homeMunicipality, municipality);
}

function holds(rule: SeatRule, isHere: boolean, pupil: PupilFacts, on: SchoolDate): boolean {
  const age = pupil.age ?? CAREFUL_AGE;
  if (age < rule.fromAge || (rule.untilAge !== null && age > rule.untilAge)) return false;
  switch (rule.when) {
    case 'always':
      return true;
    case 'home_here':
      return isHere;
    case 'home_elsewhere':
      return !isHere;
    case 'exempt':
      return exemptionOn(pupil, on) !== null;
    case 'turns_18':
      return turns18On(pupil, on) !== null;
  }
}

function firstOfEach(rules: readonly SeatRule[]): SeatRule[] {
  return rules.filter(({ seat }, index) => rules.findIndex((other) => other.seat === seat) === index);
}

function lookFor(
  places: Places,
  field: PlayingField,
  rule: SeatRule,
  pupil: PupilFacts,
  ladders: Ladders,
): Found | Missing {
  let missing: Pick<Gap, 'code' | 'area'> | null = null;
  for (const look of rule.look) {
    const looked = lookAt(places, rule.seat, look, ladders);
    if ('seat' in looked) return { rule, ...looked };
    missing ??= looked.missing;
  }
  return { rule, gap: gapOf(field, rule, missing ?? unseen(rule, pupil, ladders), ladders) };
}

type Looked = { seat: FieldSeat; because: Because } | { missing: Pick<Gap, 'code' | 'area'> | null };

function lookAt(places: Places, kind: SeatKind, look: Look, ladders: Ladders): Looked {
  if (look === 'school') {
    const seat = places.get(placeOf(kind, null));
    if (!seat) return { missing: null };
    return seat.people.length > 0
      ? { seat, because: { code: 'school' } }
      : { missing: { code: 'nobody', area: null } };
  }
  for (const { id, name, level, without } of look === 'school_area' ? ladders.school : ladders.home) {
    const seat = places.get(placeOf(kind, id));
    if (seat && seat.people.length > 0) return { seat, because: { code: look, area: name, level } };
    if (seat) return { missing: { code: 'nobody', area: name } };
    if (without.includes(kind)) return { missing: { code: 'none_here', area: name } };
  }
  return { missing: null };
}

function placeOf(kind: SeatKind, areaId: AreaId | null): string {
  return `${kind} ${areaId}`;
}

/** Nothing was found at all: because nobody knows where to look, or because there is no such seat. */
function unseen({ look }: SeatRule, pupil: PupilFacts, { home }: Ladders): Pick<Gap, 'code' | 'area'> {
  if (!look.includes('home_area') || home.length > 0) return { code: 'no_seat', area: home[0]?.name ?? null };
  return pupil.homeMunicipality === null
    ? { code: 'home_unknown', area: null }
    : { code: 'home_not_described', area: pupil.homeMunicipality };
}

function gapOf(
  { contacts }: PlayingField,
  { seat, as, look }: SeatRule,
  why: Pick<Gap, 'code' | 'area'>,
  { school, home }: Ladders,
): Gap {
  const ladder = look.includes('home_area') ? home : school;
  return { kind: seat, as, ...why, contact: contactFor(contacts, seat, ladder) };
}

/** The nearest desk: of this seat in the smallest area, else of any seat there; then of this seat anywhere, then any. */
function contactFor(
  contacts: readonly FallbackContact[],
  kind: SeatKind,
  ladder: readonly Area[],
): FallbackContact | null {
  for (const areaId of [...ladder.map(({ id }) => id), null])
    for (const wanted of [kind, null]) {
      const found = contacts.find((contact) => contact.areaId === areaId && contact.kind === wanted);
      if (found) return found;
    }
  return null;
}

/** Who has a seat already is not added or informed besides; nothing is missing twice. */
function onceEach(looked: readonly (Found | Missing)[]): (Found | Missing)[] {
  const keyOf = (each: Found | Missing) =>
    'seat' in each ? each.seat.id : `${each.gap.kind} ${each.gap.as} ${each.gap.area}`;
  return looked.filter((each, index) => looked.findIndex((other) => keyOf(other) === keyOf(each)) === index);
}

/** Nobody sits twice: whoever has a seat is left out of the lists of the others. */
function seated(
  field: PlayingField,
  looked: readonly (Found | Missing)[],
  ladders: Ladders,
  remarks: Kernteam['remarks'],
): Kernteam {
  const found = looked.filter((each): each is Found => 'seat' in each);
  const atTable = found.filter(({ rule }) => rule.as !== 'informed');
  const holders = holdersOf(atTable.map(({ seat }) => seat.people));
  const sitting = new Set(holders.filter((id) => id !== null));
  const resolved: Kernteam['resolved'][number][] = [];
  const gaps = looked.flatMap((each) => ('gap' in each && !each.rule.isOptional ? [each.gap] : []));
  for (const { rule, seat, because } of found) {
    const isAtTable = rule.as !== 'informed';
    const holder = isAtTable ? holders[atTable.findIndex((each) => each.seat === seat)] : seat.people[0];
    if (!holder) {
      gaps.push(gapOf(field, rule, { code: 'sits_elsewhere', area: null }, ladders));
      continue;
    }
    if (!isAtTable && sitting.has(holder)) continue;
    const others = seat.people.filter((id) => id !== holder && !(isAtTable && sitting.has(id)));
    resolved.push({
      kind: rule.seat,
      as: rule.as,
      seatId: seat.id,
      organisationId: seat.organisationId,
      people: [holder, ...others],
      because,
    });
  }
  return { resolved, gaps, remarks };
}
