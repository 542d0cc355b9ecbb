import { describe, expect, it } from '@jest/globals';
import type { ActietafelId, Instant, ParticipantId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Regisseur } from '../../src/domain/minutes/minutes.ts';
import { changesThatHold, isGone, type RegisseurChange, regisseurNow } from '../../src/domain/regisseur.ts';

const MENTOR: Regisseur = { kind: 'person', id: 'mentor' as PersonId };
const SWV: Regisseur = { kind: 'person', id: 'swv' as PersonId };
const JGZ: Regisseur = { kind: 'person', id: 'jgz' as PersonId };

describe('the one regisseur of a case', () => {
  it('is whom the minutes name, as long as nobody else was chosen', () => {
    expect(regisseurNow(record(MENTOR))).toEqual({ regisseur: MENTOR, change: null });
  });

  it('is whoever was chosen last, and nobody besides', () => {
    const changes = [change(MENTOR, SWV), change(MENTOR, JGZ)];

    expect(regisseurNow(record(MENTOR, changes)).regisseur).toEqual(JGZ);
    expect(changesThatHold({ named: MENTOR, changes })).toHaveLength(2);
  });

  it('is whom corrected minutes name, once that is another than before', () => {
    expect(regisseurNow(record(MENTOR, [change(MENTOR, SWV)])).regisseur).toEqual(SWV);
    expect(regisseurNow(record(JGZ, [change(MENTOR, SWV)]))).toEqual({ regisseur: JGZ, change: null });
  });
});

describe('a regisseur', () => {
  const there = {
    people: new Set(['mentor'] as PersonId[]),
    parents: new Set(['petra'] as ParticipantId[]),
  };

  it.each<[string, Regisseur, boolean]>([
    ['a colleague who is there', MENTOR, false],
    ['a partner who left', SWV, true],
    ['a parent with somebody beside them who is there', parent('petra', 'mentor'), false],
    ['a parent with somebody beside them who left', parent('petra', 'swv'), true],
    ['a parent with nobody beside them', parent('petra', null), true],
    ['a parent who is not at the table any more', parent('kees', 'mentor'), true],
  ])('that is %s is gone: %#', (_, regisseur, gone) => {
    expect(isGone(regisseur, there)).toBe(gone);
  });
});

function parent(participantId: string, beside: string | null): Regisseur {
  return {
    kind: 'parent',
    participantId: participantId as ParticipantId,
    beside: beside as PersonId | null,
  };
}

function record(named: Regisseur, changes: RegisseurChange[] = []) {
  return { tableId: 'table' as ActietafelId, named, isOpen: false, changes };
}

function change(named: Regisseur, regisseur: Regisseur): RegisseurChange {
  return {
    id: 'change',
    tableId: 'table' as ActietafelId,
    named,
    regisseur,
    on: '2026-12-01' as SchoolDate,
    chosenBy: 'coordinator' as PersonId,
    chosenAt: 0 as Instant,
  };
}
