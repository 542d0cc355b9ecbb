import type { Instant, Language } from '../domain/ids.ts';
import { type Html, html } from '../http/pages/html.ts';
import { page } from '../http/pages/layout.ts';
import type { Answered, AnsweredText } from '../http/server.ts';
import { textsIn } from '../texts/texts.ts';
import type { DemoMail } from './mailboxes.ts';
import { DEMO_STYLE } from './page-style.ts';
import { type DemoPerson, fullName, WINDOWS } from './people.ts';

/** Somebody who reads mail in the demo, as the page names them. */
export type Reader = { mail: string; name: string; part: string };

export type DemoPage = {
  language: Language;
  windows: readonly { key: string; port: number }[];
  mails: readonly DemoMail[];
  /** Whose mailboxes are named; a mail to anybody else stands under its address. */
  readers: readonly Reader[];
  now: Instant;
  /** What is due first, null when nothing is. */
  nextDue: Instant | null;
  /** An instant as the page writes it, on the school's wall clock. */
  momentOf(at: Instant): string;
};

/** The first page that anybody sees: who to be, what to read, and the clock. Plain links and forms, no script. */
export function demoPage(shown: DemoPage): AnsweredText {
  const { language } = shown;
  const { demo } = textsIn(language);
  return page(200, {
    language,
    title: demo.title,
    here: '/demo',
    dress: { style: DEMO_STYLE, footer: demo.footer },
    body: html`
<p class="lead">${demo.intro}</p>
<h2 id="vensters">${demo.windows}</h2><p class="soft">${demo.windowsIntro}</p>
<ul class="seats">${WINDOWS.map((person) => seat(person, shown))}</ul>
<details class="walk"><summary>${demo.walk}</summary><ol>${demo.walkSteps.map((step) => html`<li>${step}</li>`)}</ol></details>
<h2 id="post">${demo.mails}</h2><p class="soft">${demo.mailsIntro}</p>${mailboxes(shown)}
<h2 id="klok">${demo.clock}</h2>${clock(shown)}
<h2 id="bot">${demo.bot}</h2><div class="card bot"><p><span class="dot" aria-hidden="true"></span>${demo.botRuns}<br><span class="soft">${demo.restartHint}</span></p>
<form method="post" action="/demo/restart?taal=${language}"><button class="quiet">${demo.restart}</button></form></div>`,
  });
}

/** One mail on a page of its own, for whoever wants to keep it open. Null when it is gone. */
export function mailPage(mail: DemoMail | null, language: Language): Answered {
  const { demo } = textsIn(language);
  return page(mail ? 200 : 404, {
    language,
    title: mail ? mail.subject : demo.mailGone,
    here: null,
    dress: { style: DEMO_STYLE, footer: demo.footer },
    body: html`${
      mail &&
      html`<p class="soft">${demo.mailTo(mail.to)}</p><div class="card">${contents(mail, language)}</div>`
    }
<p><a href="/demo?taal=${language}#post">${demo.back}</a></p>`,
  });
}

function seat(person: DemoPerson, { windows, language }: DemoPage): Html {
  const { demo } = textsIn(language);
  const port = windows.find(({ key }) => key === person.key)?.port;
  const inside = html`<span class="face face-${person.key}" aria-hidden="true">${initialsOf(person)}</span><span><b>${fullName(person)}</b><br><span class="soft">${demo.parts[person.part]}</span></span>`;
  if (port === undefined) return html`<li><span class="seat">${inside}</span></li>`;
  return html`<li><a class="seat" href="http://localhost:${port}" target="_blank" rel="noopener">${inside}</a></li>`;
}

function initialsOf({ roepnaam, achternaam }: DemoPerson): string {
  return `${roepnaam.slice(0, 1)}${achternaam.slice(0, 1)}`;
}

function mailboxes(shown: DemoPage): Html {
  const { demo } = textsIn(shown.language);
  if (shown.mails.length === 0) return html`<p class="card soft">${demo.noMails}</p>`;
  const newestFirst = [...shown.mails].reverse();
  const addresses = [...new Set(newestFirst.map(({ to }) => to))];
  return html`${addresses.map((address) => {
    const reader = shown.readers.find(({ mail }) => mail === address) ?? null;
    const letters = newestFirst.filter(({ to }) => to === address);
    return html`<section class="card box"><h3>${reader ? reader.name : address}</h3>${
      reader && html`<p class="soft small">${reader.part}</p>`
    }<ul class="plain">${letters.map((mail) => letter(mail, shown))}</ul></section>`;
  })}`;
}

/** Two ways to read it: here, or on a page of its own. */
function letter(mail: DemoMail, { language, momentOf }: DemoPage): Html {
  const { demo } = textsIn(language);
  return html`<li><a href="/demo/mail/${mail.id}?taal=${language}"><b>${mail.subject}</b></a><br>
<span class="soft small">${mail.to} · ${momentOf(mail.at as Instant)}${mail.calendar !== null && ` · ${demo.calendar}`}</span>
<details class="mail"><summary class="small">${demo.readHere}</summary>${contents(mail, language)}</details></li>`;
}

function contents({ text, calendar }: DemoMail, language: Language): Html {
  const { demo } = textsIn(language);
  return html`<pre>${linked(text)}</pre>${
    calendar !== null &&
    html`<details><summary class="small">${demo.calendarShow}</summary><pre class="small soft">${calendar}</pre></details>`
  }`;
}

/** The addresses in a mail's text as links, as a mail program shows them. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

function clock({ language, now, nextDue, momentOf }: DemoPage): Html {
  const { demo } = textsIn(language);
  return html`<div class="card"><p class="time"><span class="soft">${demo.clockNow}</span><br><b>${momentOf(now)}</b></p>
<p>${nextDue === null ? demo.nothingDue : demo.nextDue(momentOf(nextDue))}</p>
<form method="post" action="/demo/clock?taal=${language}"><div class="choices">
<button name="by" value="next">${demo.next}</button>
<button name="by" value="day" class="quiet">${demo.day}</button>
<button name="by" value="week" class="quiet">${demo.week}</button></div></form></div>`;
}
