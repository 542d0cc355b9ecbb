import { describe, expect, it } from '@jest/globals';
import { agenda, entry } from '../support/agenda-text.ts';
import { BUSY_NINE_TO_TEN, busyIn, MAIL, NINE_TO_TEN } from '../support/busy-times.ts';

describe('what an entry says about being there', () => {
  it.each([
    ['nothing', [], 'busy'],
    ['TRANSP:OPAQUE', ['TRANSP:OPAQUE'], 'busy'],
    ['TRANSP:TRANSPARENT', ['TRANSP:TRANSPARENT'], 'free'],
    ['STATUS:CONFIRMED', ['STATUS:CONFIRMED'], 'busy'],
    ['STATUS:TENTATIVE', ['STATUS:TENTATIVE'], 'tentative'],
    ['STATUS:CANCELLED', ['STATUS:CANCELLED'], 'free'],
    ['Outlook: free', ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'], 'free'],
    ['Outlook: working elsewhere', ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'], 'free'],
    ['Outlook: tentative', ['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'], 'tentative'],
    ['Outlook: out of office', ['TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], 'busy'],
    ['declined', [`ATTENDEE;PARTSTAT=DECLINED:MAILTO:${MAIL}`], 'free'],
    ['accepted', [`ATTENDEE;PARTSTAT=ACCEPTED:mailto:${MAIL}`], 'busy'],
    ['not answered', [`ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${MAIL}`], 'tentative'],
    ['perhaps', [`ATTENDEE;PARTSTAT=TENTATIVE:mailto:${MAIL.toUpperCase()}`], 'tentative'],
    ['declined by another', ['ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.example'], 'busy'],
  ])('counts for %s', (_what, lines, status) => {
    const expected = { busy: BUSY_NINE_TO_TEN, tentative: [`${BUSY_NINE_TO_TEN[0]} ?`], free: [] };

    expect(busyIn(agenda(entry(...NINE_TO_TEN, ...lines)))).toEqual(
      expected[status as keyof typeof expected],
    );
  });

  it('keeps what is certain apart from what is not', () => {
    const perhaps = entry('UID:b', 'STATUS:TENTATIVE', 'DTSTART:20261020T073000Z', 'DTEND:20261020T090000Z');

    expect(busyIn(agenda(entry(...NINE_TO_TEN), perhaps))).toEqual([
      ...BUSY_NINE_TO_TEN,
      '2026-10-20T07:30Z 2026-10-20T09:00Z ?',
    ]);
  });
});
