import type { NoticeQueue } from '../app/ports/notices.ts';
import type { WallClock } from '../app/ports.ts';
import type { Language } from '../domain/ids.ts';
import { type Html, html } from '../http/pages/html.ts';
import { page } from '../http/pages/layout.ts';
import type { Answered, Asked, Route } from '../http/server.ts';
import { momentIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { MovableClock } from './clock.ts';
import type { Control, DemoState } from './control.ts';
import type { DemoMail } from './mailboxes.ts';
import { fullName, WINDOWS } from './people.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The page of the demo. These routes are handed to the server in demo mode alone. */
export function demoRoutes(
  control: Control,
  clock: MovableClock,
  wallClock: WallClock,
  queue: NoticeQueue,
  kick: () => void,
): Route[] {
  return [
    {
      method: 'get',
      path: '/demo',
      async answer({ query }) {
        return demoPage(await control.state(), languageOf(query), clock, wallClock);
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
        control.moveClock(clock.offset() + (await stepOf(asked, clock, queue)));
        kick();
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
          headers: { Refresh: '6;url=/demo' },
        };
      },
    },
  ];
}

async function stepOf({ form }: Asked, clock: MovableClock, queue: NoticeQueue): Promise<number> {
  const by = form.get('by');
  if (by === 'day') return DAY;
  if (by === 'week') return 7 * DAY;
  const due = by === 'next' ? await queue.nextDue() : null;
  return due === null ? 0 : Math.max(0, due - clock.now() + 1000);
}

function demoPage(state: DemoState, language: Language, clock: MovableClock, wallClock: WallClock): Answered {
  const { demo } = textsIn(language);
  const now = clock.now();
  const minute = wallClock.minuteOf(now);
  const moment = momentIn(language, wallClock.dateOf(now), minute, minute).split('–')[0] ?? '';
  return page(200, {
    language,
    title: demo.title,
    here: '/demo',
    body: html`
<p class="lead">${demo.intro}</p><p class="note">${demo.startHere}</p>
<h2>${demo.windows}</h2><ul class="plain">${WINDOWS.map((person) => {
      const port = state.windows.find(({ key }) => key === person.key)?.port;
      return html`<li>${port !== undefined && html`<a href="http://localhost:${port}" target="_blank" rel="noopener">${fullName(person)}</a>`}<br><span class="soft">${demo.parts[person.part]}</span></li>`;
    })}</ul>
<h2>${demo.mails}</h2><p class="soft">${demo.mailsIntro}</p>${mailList(state.mails, language)}
<h2>${demo.clock}</h2><p>${demo.clockNow(moment)}</p>
<form method="post" action="/demo/clock?taal=${language}"><div class="choices">
<button name="by" value="day" class="quiet">${demo.day}</button>
<button name="by" value="week" class="quiet">${demo.week}</button>
<button name="by" value="next">${demo.next}</button></div></form>
<h2>${demo.bot}</h2><p class="soft">${demo.restartHint}</p>
<form method="post" action="/demo/restart?taal=${language}"><button class="quiet">${demo.restart}</button></form>`,
  });
}

function mailList(mails: readonly DemoMail[], language: Language): Html {
  const { demo } = textsIn(language);
  if (mails.length === 0) return html`<p>${demo.noMails}</p>`;
  return html`<ul class="plain">${[...mails]
    .reverse()
    .map(
      (mail) =>
        html`<li><a href="/demo/mail/${mail.id}?taal=${language}">${mail.subject}</a><br><span class="soft">${mail.to}${mail.calendar !== null && ` · ${demo.calendar}`}</span></li>`,
    )}</ul>`;
}

function mailPage(mail: DemoMail | null, language: Language): Answered {
  const { demo } = textsIn(language);
  if (!mail)
    return page(404, {
      language,
      title: demo.noMails,
      body: html`<p><a href="/demo">${demo.back}</a></p>`,
      here: null,
    });
  return page(200, {
    language,
    title: mail.subject,
    here: null,
    body: html`<p class="soft">${mail.to}</p><div class="card"><pre>${linked(mail.text)}</pre></div>
${mail.calendar !== null && html`<details><summary>${demo.calendar}</summary><pre class="small">${mail.calendar}</pre></details>`}
<p><a href="/demo?taal=${language}">${demo.back}</a></p>`,
  });
}

/** The addresses in a mail's text as links, as a mail program shows them. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

function backToDemo({ query }: Asked): Answered {
  return { status: 303, type: 'text', body: '', headers: { Location: `/demo?taal=${languageOf(query)}` } };
}

function languageOf(query: URLSearchParams): Language {
  return query.get('taal') === 'en' ? 'en' : 'nl';
}
