import { describe, expect, it } from '@jest/globals';
import { type AgendaEntry, writeAgendaFile, writeInvitation } from '../../src/calendar/invitation.ts';

const ENTRY: AgendaEntry = {
  uid: '019ad000-0000-7000-8000-00000000000a@actietafel',
  sequence: 0,
  cancelled: false,
  startsAt: Date.parse('2026-11-26T09:00:00Z'),
  endsAt: Date.parse('2026-11-26T10:00:00Z'),
  stampedAt: Date.parse('2026-11-23T09:00:00Z'),
  subject: 'Gesprek op school (26-017)',
  description: 'Kun je niet? Laat het weten op de pagina.',
  location: 'Testcollege, Testlaan 1, Utrecht',
  url: 'https://actietafel.example/p/abc',
  organiser: { name: 'Testcollege', mail: 'school@testcollege.example' },
  takesAnswers: false,
};

describe('an invitation', () => {
  it('is a request with times in UTC, so that no agenda can move it', () => {
    const { ics, method } = writeInvitation(ENTRY, 'hanna@jgz.example');

    expect(method).toBe('REQUEST');
    expect(linesOf(ics)).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'STATUS:CONFIRMED',
        'DTSTART:20261126T090000Z',
        'DTEND:20261126T100000Z',
        'DTSTAMP:20261123T090000Z',
        'LOCATION:Testcollege\\, Testlaan 1\\, Utrecht',
        'SUMMARY:Gesprek op school (26-017)',
        'URL;VALUE=URI:https://actietafel.example/p/abc',
      ]),
    );
    expect(ics).not.toMatch(/TZID|VTIMEZONE/);
  });

  it('keeps its identity when it is moved and when it is cancelled, with a higher number each time', () => {
    const texts = [
      writeInvitation(ENTRY, 'hanna@jgz.example'),
      writeInvitation({ ...ENTRY, sequence: 1, startsAt: ENTRY.startsAt + 3_600_000 }, 'hanna@jgz.example'),
      writeInvitation({ ...ENTRY, sequence: 2, cancelled: true }, 'hanna@jgz.example'),
    ].map(({ ics }) => linesOf(ics));

    expect(new Set(texts.map((lines) => lines.find((line) => line.startsWith('UID:')))).size).toBe(1);
    expect(texts.map((lines) => lines.find((line) => line.startsWith('SEQUENCE:')))).toEqual([
      'SEQUENCE:0',
      'SEQUENCE:1',
      'SEQUENCE:2',
    ]);
  });

  it('is taken back with the method and the status that remove it from an agenda', () => {
    const { ics, method } = writeInvitation({ ...ENTRY, sequence: 1, cancelled: true }, 'hanna@jgz.example');

    expect(method).toBe('CANCEL');
    expect(linesOf(ics)).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']));
  });

  it('comes from the school and names nobody but the one who is invited', () => {
    const lines = linesOf(writeInvitation(ENTRY, 'hanna@jgz.example').ics);

    expect(lines).toContain('ORGANIZER;CN="Testcollege":mailto:school@testcollege.example');
    expect(lines.filter((line) => /mailto:/i.test(line))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:MAILTO:hanna@jgz.example',
    ]);
  });

  it('is closed to people who may look into somebody else’s agenda', () => {
    expect(linesOf(writeInvitation(ENTRY, 'hanna@jgz.example').ics)).toContain('CLASS:PRIVATE');
  });

  it('cannot be given other lines by a text', () => {
    const text = 'Gesprek\r\nATTENDEE:mailto:x@evil.example\nMETHOD:CANCEL\rX:1;a,b\\';
    const { ics } = writeInvitation(
      {
        ...ENTRY,
        subject: text,
        description: text,
        location: text,
        organiser: { ...ENTRY.organiser, name: text },
      },
      'hanna@jgz.example',
    );
    const names = linesOf(ics).map((line) => line.split(/[:;]/)[0]);

    expect(names.filter((name) => name === 'ATTENDEE' || name === 'METHOD' || name === 'X')).toEqual([
      'METHOD',
      'ATTENDEE',
    ]);
  });

  it('can be read by a calendar: whole components, each property once, and times that need no zone', () => {
    const calendar = read(writeInvitation(ENTRY, 'hanna@jgz.example').ics);
    const [event] = calendar.components;

    expect(calendar).toMatchObject({
      name: 'VCALENDAR',
      properties: { VERSION: ['2.0'], METHOD: ['REQUEST'] },
    });
    expect(calendar.components).toHaveLength(1);
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE', 'SUMMARY', 'ORGANIZER', 'ATTENDEE'])
      expect([name, event?.properties[name]?.length]).toEqual([name, 1]);
    for (const name of ['DTSTAMP', 'DTSTART', 'DTEND'])
      expect(event?.properties[name]?.[0]).toMatch(/^\d{8}T\d{6}Z$/);
  });

  it('sets no alarm: the reminder of the day before is a mail of ours, and nobody gets two', () => {
    expect(read(writeInvitation(ENTRY, 'hanna@jgz.example').ics).components[0]?.components).toEqual([]);
    expect(read(writeAgendaFile(ENTRY)).components[0]?.components).toEqual([]);
  });

  it('has no line that is longer than agendas take', () => {
    const long = { ...ENTRY, description: 'Wat fijn dat je meedenkt! '.repeat(40), subject: 'é'.repeat(100) };

    for (const line of writeInvitation(long, 'hanna@jgz.example').ics.split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('a file to fetch', () => {
  it('is the same entry without anybody on it', () => {
    const lines = linesOf(writeAgendaFile({ ...ENTRY, sequence: 3 }));

    expect(lines).toEqual(expect.arrayContaining(['METHOD:PUBLISH', `UID:${ENTRY.uid}`, 'SEQUENCE:3']));
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });

  it('removes the entry when the table was called off', () => {
    expect(linesOf(writeAgendaFile({ ...ENTRY, cancelled: true }))).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']),
    );
  });
});

/** Lines put together again that were folded, and divided only where an agenda divides them. */
function linesOf(ics: string): string[] {
  return ics.replace(/\r\n[ \t]/g, '').split(/\r\n|\r|\n/);
}

type Component = { name: string; properties: Record<string, string[]>; components: Component[] };

/** Reads as RFC 5545 says: folded lines, `NAME;PARAM=VALUE:value`, BEGIN and END in pairs. @throws Error at the first fault. */
function read(ics: string): Component {
  const root: Component = { name: '', properties: {}, components: [] };
  const open = [root];
  for (const line of ics
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)) {
    const parts = line.match(/^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/);
    if (!parts) throw new Error(`A calendar cannot read "${line}".`);
    const [, name = '', , value = ''] = parts;
    const inside = open.at(-1) as Component;
    if (name === 'BEGIN') {
      const component: Component = { name: value, properties: {}, components: [] };
      inside.components.push(component);
      open.push(component);
    } else if (name === 'END') {
      if (open.pop()?.name !== value) throw new Error(`"${line}" ends what was not open.`);
    } else {
      inside.properties[name] = [...(inside.properties[name] ?? []), value];
    }
  }
  const [calendar] = root.components;
  if (open.length !== 1 || !calendar || root.components.length > 1)
    throw new Error('It is not one calendar.');
  return calendar;
}
