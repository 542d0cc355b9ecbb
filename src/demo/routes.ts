import type { PersonName } from '../app/ports/people.ts';
import type { Roster } from '../app/ports/roster.ts';
import type { WallClock } from '../app/ports.ts';
import type { Instant, Language } from '../domain/ids.ts';
import { html } from '../http/pages/html.ts';
import { page } from '../http/pages/layout.ts';
import type { Answered, Asked, Route } from '../http/server.ts';
import { dayIn, timeOf } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { MovableClock } from './clock.ts';
import type { Control } from './control.ts';
import { type Moved, moveClockBy } from './moving-clock.ts';
import { type Coming, nextDue } from './next-due.ts';
import { demoPage, mailPage, type Reader } from './page.ts';
import { DEMO_PEOPLE, fullName } from './people.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The page of the demo. These routes are handed to the server in demo mode alone. */
export function demoRoutes(
  roster: Roster,
  control: Control,
  clock: MovableClock,
  wallClock: WallClock,
  coming: Coming,
  moved: Moved,
): Route[] {
  return [
    {
      method: 'get',
      path: '/demo',
      async answer({ query }) {
        const language = languageOf(query);
        const { windows, mails } = await control.state();
        return demoPage({
          language,
          windows,
          mails,
          readers: readersIn(roster, language),
          now: clock.now(),
          nextDue: await nextDue(coming),
          momentOf: momentWith(language, wallClock),
        });
      },
    },
    {
      method: 'get',
      path: '/demo/mail/:id',
      async answer({ params, query }) {
        const { mails } = await control.state();
        const mail = mails.find(({ id }) => String(id) === params.id);
        return mailPage(mail ?? null, languageOf(query));
      },
    },
    {
      method: 'post',
      path: '/demo/clock',
      async answer(asked) {
        await moveClockBy(await stepOf(asked, clock, coming), { clock, control, wallClock }, moved);
        return backToDemo(asked);
      },
    },
    {
      method: 'post',
      path: '/demo/restart',
      async answer({ query }) {
        const language = languageOf(query);
        const { demo } = textsIn(language);
        setTimeout(() => control.restart(), 300);
        return {
          ...page(200, {
            language,
            title: demo.restarting,
            body: html`<p>${demo.restartingWait}</p>`,
            here: null,
          }),
          headers: { Refresh: `3;url=/demo?taal=${language}` },
        };
      },
    },
  ];
}

async function stepOf({ form }: Asked, clock: MovableClock, coming: Coming): Promise<number> {
  const by = form.get('by');
  if (by === 'day') return DAY;
  if (by === 'week') return 7 * DAY;
  const due = by === 'next' ? await nextDue(coming) : null;
  return due === null ? 0 : Math.max(0, due - clock.now() + 1000);
}

function momentWith(language: Language, wallClock: WallClock): (at: Instant) => string {
  return (at) =>
    `${dayIn(language, wallClock.dateOf(at))}, ${textsIn(language).dates.at(timeOf(wallClock.minuteOf(at)))}`;
}

/** Everybody who may get mail, as the files of the school know them. */
function readersIn({ pupils }: Roster, language: Language): Reader[] {
  const { demo } = textsIn(language);
  const staff = Object.values(DEMO_PEOPLE).map((person) => ({
    mail: person.mail,
    name: fullName(person),
    part: demo.parts[person.part],
  }));
  const families = pupils.flatMap(({ pupil, guardians }) => [
    { mail: pupil.mail ?? '', name: nameOf(pupil.name), part: demo.pupilOf(pupil.className) },
    ...guardians.map(({ mail, name }) => ({
      mail: mail ?? '',
      name: nameOf(name),
      part: demo.parentOf(pupil.name.roepnaam),
    })),
  ]);
  return [...staff, ...families];
}

function nameOf({ roepnaam, voorvoegsel, achternaam }: PersonName): string {
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}

function backToDemo({ query }: Asked): Answered {
  const headers = { Location: `/demo?taal=${languageOf(query)}#klok` };
  return { status: 303, type: 'text', body: '', headers };
}

function languageOf(query: URLSearchParams): Language {
  return query.get('taal') === 'en' ? 'en' : 'nl';
}
