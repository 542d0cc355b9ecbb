import type { AgendaSharing } from '../../app/table/sharing-agenda.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Html, type HtmlValue, html } from './html.ts';

/**
 * Lets a colleague share the address of their agenda, or stop doing so. The address is typed in and never shown. Where the
 * organisation shows when they are busy, it says so.
 *
 * @param hidden what each form of the page sends along
 */
export function agendaForm(
  sharing: AgendaSharing,
  here: string,
  language: Language,
  hidden: HtmlValue = null,
): Html {
  const { agendas } = textsIn(language);
  const { by, hosts, state } = sharing;
  return html`<section aria-labelledby="agenda-title"><h2 id="agenda-title">${agendas.title}</h2>
${state !== 'none' && html`<p class="${state === 'failed' ? 'warn' : 'note'}" role="status">${statusOf(sharing, language)}</p>`}
<p>${by === 'organisation' ? agendas.organisation.lead : agendas.lead}</p>
${
  hosts.length > 0 &&
  html`${by === 'organisation' && html`<p>${agendas.organisation.other}</p>`}<form method="post" action="${here}?taal=${language}" autocomplete="off">${hidden}
<label class="field" for="agenda">${by === 'link' ? agendas.otherAddress : agendas.address}</label>
<p class="soft small" id="agenda-hint">${agendas.hint(hosts.join(', '))}</p>
<input id="agenda" name="agenda" type="text" inputmode="url" maxlength="2000" autocomplete="off" aria-describedby="agenda-hint">
<p><button class="wide quiet" type="submit" name="doe" value="share_agenda">${agendas.share}</button></p>
</form>`
}
${
  by === 'link' &&
  html`<form method="post" action="${here}?taal=${language}">${hidden}<p><button class="wide quiet" type="submit" name="doe" value="stop_agenda">${agendas.stop}</button></p></form>`
}
</section>`;
}

function statusOf({ by, state, readOn, fault }: AgendaSharing, language: Language): string {
  const { agendas } = textsIn(language);
  const { failed, read, waiting } = by === 'organisation' ? agendas.organisation : agendas;
  if (fault !== null) return failed(agendas.faults[fault]);
  return state === 'read' && readOn !== null ? read(dayIn(language, readOn)) : waiting;
}
