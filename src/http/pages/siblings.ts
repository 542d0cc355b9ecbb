import { z } from 'zod';
import type { SiblingShown, SiblingsShown } from '../../app/siblings/showing-siblings.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { SIBLING_REASONS, type SiblingReason } from '../../domain/siblings.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { choices, faults, selectBox } from './layout.ts';
import { fullName } from './names.ts';

/** What the buttons of this part send along. */
const DO = 'zus';

export type Linking =
  | { kind: 'link'; otherId: DossierId | null; reason: SiblingReason | null }
  | { kind: 'unlink'; otherId: DossierId };

const Id = z.uuid();
const Reason = z.enum(SIBLING_REASONS);

/** What was pressed in this part; null when something else was. */
export function linkingIn(form: URLSearchParams): Linking | null {
  const what = form.get(DO);
  if (what === null) return null;
  const otherId = Id.safeParse(what === 'koppel' ? form.get('andere') : what).data as DossierId | undefined;
  if (what === 'koppel')
    return {
      kind: 'link',
      otherId: otherId ?? null,
      reason: Reason.safeParse(form.get('reden')).data ?? null,
    };
  return otherId ? { kind: 'unlink', otherId } : null;
}

/** For a coordinator: the cases of brothers and sisters, by number and name, and a form to link another. */
export function siblingsPart(
  { linked, others }: SiblingsShown,
  fault: RefusalCode | null,
  texts: Texts,
  form: (parts: readonly Html[]) => Html,
): Html {
  const { siblings, refusals } = texts;
  return html`<h2 id="zus">${siblings.title}</h2><p>${siblings.note}</p>
${fault !== null && faults([refusals[fault]])}
${linked.length === 0 && html`<p class="soft">${siblings.none}</p>`}
${linked.map(
  (each) =>
    html`<section class="card"><p>${siblings.row(each.number, nameOf(each), siblings.reasons[each.reason])}</p>${form(
      [button(each.dossierId, siblings.unlink(each.number))],
    )}</section>`,
)}
${others.length > 0 && form([linkForm(others, texts), button('koppel', siblings.link)])}`;
}

function linkForm(others: SiblingsShown['others'], { siblings }: Texts): Html {
  const options = others.map((each) => {
    const option = siblings.option(each.number, nameOf(each));
    return { value: each.dossierId, label: each.sharesParent ? siblings.sharing(option) : option };
  });
  const box = { name: 'andere', label: siblings.other, hint: siblings.otherHint, value: '', fault: null };
  const reasons = SIBLING_REASONS.map((value) => ({ value, label: siblings.reasons[value] }));
  return html`${selectBox(box, [{ value: '', label: siblings.choose }, ...options])}
${choices('reden', siblings.reason, reasons, null)}`;
}

function button(value: string, label: string): Html {
  return html`<p><button class="wide quiet" type="submit" name="${DO}" value="${value}">${label}</button></p>`;
}

function nameOf({ name }: SiblingShown): string {
  return name ? fullName(name) : '';
}
