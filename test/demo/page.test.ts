import { describe, expect, it } from '@jest/globals';
import type { DemoMail } from '../../src/demo/mailboxes.ts';
import { type DemoPage, demoPage, mailPage } from '../../src/demo/page.ts';
import { WINDOWS } from '../../src/demo/people.ts';
import type { Instant } from '../../src/domain/ids.ts';

const MAIL: DemoMail = {
  id: 7,
  to: 'petra@thuis.example',
  subject: 'Wanneer past het?',
  text: 'Kies: http://localhost:3978/k/abc.def <b>vet</b>',
  html: null,
  calendar: null,
  at: 0,
};

function shown(more: Partial<DemoPage> = {}): string {
  return demoPage({
    language: 'nl',
    windows: WINDOWS.map(({ key }, index) => ({ key, port: 56_150 + index })),
    mails: [],
    readers: [{ mail: 'petra@thuis.example', name: 'Petra Jansen', part: 'ouder van Sem' }],
    now: 0 as Instant,
    nextDue: null,
    momentOf: (at) => `moment ${at}`,
    ...more,
  }).body;
}

describe('the page of the demo', () => {
  it('links to every window at its own port', () => {
    const markup = shown();

    for (const index of WINDOWS.keys()) expect(markup).toContain(`href="http://localhost:${56_150 + index}"`);
  });

  it('shows a mail under the name of whoever reads it, its links to be clicked and its marks as text', () => {
    const markup = shown({ mails: [MAIL] });

    expect(markup).toContain('Petra Jansen');
    expect(markup).toContain('<a href="http://localhost:3978/k/abc.def">');
    expect(markup).toContain('&lt;b&gt;vet&lt;/b&gt;');
  });

  it('shows a mail to somebody unknown under its address', () => {
    const markup = shown({ mails: [{ ...MAIL, to: 'iemand@elders.example' }] });

    expect(markup).toContain('<h3>iemand@elders.example</h3>');
  });

  it('says what is due next, or that nothing is', () => {
    expect(shown({ nextDue: 5 as Instant })).toContain('moment 5');
    expect(shown()).toContain('Er staat nu niets klaar');
  });

  it('has a page for one mail, and says so when that mail is gone', () => {
    expect(mailPage(MAIL, 'nl')).toMatchObject({ status: 200 });
    expect(mailPage(null, 'nl')).toMatchObject({ status: 404 });
  });

  it('runs no script', () => {
    expect(shown({ mails: [MAIL] })).not.toMatch(/<script|onclick|javascript:/i);
  });
});
