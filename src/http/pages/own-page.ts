import { z } from 'zod';
import {
  askOwnPageAnew,
  type OwnChosen,
  type OwnPress,
  type OwnPressed,
  pressOwnPage,
  readOwnPage,
} from '../../app/own-tables/own-page.ts';
import type { Link, LinkPurpose } from '../../app/ports/links.ts';
import type { NotDoneReason } from '../../domain/agreed-actions.ts';
import type { ActietafelId, ActionId, DossierId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { Wishes } from '../../domain/reminding/wishes.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { openEnded, PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { reasonIn } from './actions-form.ts';
import { type Pages, token } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { html } from './html.ts';
import { languageAsked, page } from './layout.ts';
import { ASK_OWN_PAGE, askOwnPagePart } from './own-page-asked.ts';
import { ownPageBody } from './own-page-parts.ts';
import { wishesIn } from './reminding-part.ts';

type Shown = Omit<OwnPressed, 'page'>;

/** Of what was sent: a day, and which absence. What is neither counts as nothing. */
const Day = z.iso
  .date()
  .transform((on) => on as SchoolDate)
  .nullable()
  .catch(null);
const AbsenceRow = z.uuid().catch('');
const NOTHING_DONE: Shown = { said: null, fault: null, feedUrl: null, goTo: null };
/** A table with its school. */
const Table = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.uuid()]))
  .transform(([schoolId, tableId]) => ({
    schoolId: schoolId as SchoolId,
    tableId: tableId as ActietafelId,
  }))
  .nullable()
  .catch(null);
/** A case with its school. */
const Case = Table.transform(
  (row) => row && { schoolId: row.schoolId, dossierId: row.tableId as string as DossierId },
);
/** An action with its school and its case. */
const Action = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.uuid(), z.uuid()]))
  .transform(
    ([schoolId, id, dossierId]): OwnChosen => ({
      schoolId: schoolId as SchoolId,
      id: id as ActionId,
      dossierId: dossierId as DossierId,
    }),
  )
  .nullable()
  .catch(null);

/**
 * All that is somebody's own, over all schools: tables, days away, agenda. Whoever has Teams presses there for a link that
 * holds half an hour; who has not finds one in their own mailbox. Both show the same.
 */
export function ownPageRoutes(pages: Pages): Route[] {
  return [
    ...routesOf(pages, 'own_tables_page'),
    ...routesOf(pages, 'own_page').map((route) => ({
      ...route,
      answer: async (asked: Asked) => {
        const answered = await route.answer(asked);
        return answered.status === 410 ? ((await askAnew(pages, asked)) ?? answered) : answered;
      },
    })),
  ];
}

function routesOf(pages: Pages, purpose: LinkPurpose): Route[] {
  return guardedRoutes(pages, {
    purpose,
    look: (link) => readOwnPage(pages.deps, link),
    doorOf({ language: own, today }, { query }) {
      const language = languageAsked(query, own);
      const texts = textsIn(language);
      return {
        language,
        title: texts.ownTables.pageTitle,
        dayLabel: texts.pages.on,
        day: dayIn(language, today),
        note: texts.ownTables.door,
      };
    },
    enter: (link, asked) => entered(pages, link, asked),
  });
}

async function entered(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const press = pressedIn(asked.form);
  if (press) {
    const pressed = await pressOwnPage(pages.deps, link, press);
    if (pressed?.goTo) return { status: 303, type: 'text', body: '', headers: { Location: pressed.goTo } };
    return pressed && shown(asked, link, pressed.page, pressed);
  }
  const found = await readOwnPage(pages.deps, link);
  return found && shown(asked, link, found, NOTHING_DONE);
}

/** Null = nothing: the door was passed, or the page is loaded again. */
function pressedIn(form: URLSearchParams): OwnPress | null {
  switch (form.get('doe')) {
    case 'away':
      return { kind: 'away', fromOn: Day.parse(form.get('van')), untilOn: Day.parse(form.get('tot')) };
    case 'last_day': {
      const id = AbsenceRow.parse(form.get('rij'));
      return { kind: 'last_day', id, untilOn: Day.parse(form.get(`tot-${id}`)) };
    }
    case 'take_back':
      return { kind: 'take_back', id: AbsenceRow.parse(form.get('rij')) };
    case 'share_agenda':
      return { kind: 'share_agenda', url: form.get('agenda') ?? '' };
    case 'stop_agenda':
      return { kind: 'stop_agenda' };
    case 'make_feed':
      return { kind: 'make_feed', version: Number(form.get('stand') ?? 0) };
    case 'end_feed':
      return { kind: 'end_feed' };
    case 'action_done':
    case 'action_read':
      return {
        kind: form.get('doe') as 'action_done' | 'action_read',
        action: Action.parse(form.get('rij')),
      };
    case 'case_read': {
      const action = Action.parse(form.get('rij'));
      return { kind: 'case_read', which: action };
    }
    case 'read_case': {
      const row = Case.parse(form.get('rij'));
      return { kind: 'case_read', which: row };
    }
    case 'table_case':
      return { kind: 'case_read', which: Table.parse(form.get('rij')) };
    case 'action_not_done':
      return { kind: 'action_not_done', action: Action.parse(form.get('rij')), reason: reasonOf(form) };
    case 'reminding':
      return { kind: 'reminding', wishes: wishesTyped(form) };
    default:
      return null;
  }
}

/** Each action has a list of its own. */
function reasonOf(form: URLSearchParams): NotDoneReason | null {
  const action = Action.parse(form.get('rij'));
  return action && reasonIn(form, `waarom-${action.id}`);
}

function wishesTyped(form: URLSearchParams): Wishes {
  return wishesIn(form, (text) => Day.parse(text));
}

function shown(
  asked: Asked,
  { purpose }: Link,
  found: OwnPressed['page'],
  { said, fault, feedUrl }: Omit<Shown, 'goTo'>,
): Answered {
  const language = languageAsked(asked.query, found.language);
  const here = `/${PATHS[purpose]}/${asked.params.token}`;
  const typed =
    fault !== null && asked.form.get('doe') === 'away'
      ? { from: Day.parse(asked.form.get('van')), until: Day.parse(asked.form.get('tot')) }
      : { from: null, until: null };
  return page(fault ? 422 : 200, {
    language,
    title: textsIn(language).ownTables.pageTitle,
    body: ownPageBody(found, {
      language,
      here,
      ticket: asked.form.get('ticket') ?? '',
      said,
      fault,
      feedUrl,
      typed,
      typedWishes: fault !== null && asked.form.get('doe') === 'reminding' ? wishesTyped(asked.form) : null,
    }),
    // The other language is behind the door again.
    here,
  });
}

/** A link that ended still says whose it was: another goes to their own mailbox, and to nobody else. */
async function askAnew({ deps, linkKey }: Pages, asked: Asked): Promise<Answered | null> {
  const opened = await openEnded(token(asked), 'own_page', linkKey);
  if (opened.kind !== 'ok') return null;
  const link = await deps.store.transact(opened.schoolId, (tx) => tx.links.byId(opened.id));
  if (!link) return null;
  const isAsked = asked.form.get('doe') === ASK_OWN_PAGE;
  if (isAsked && !(await askOwnPageAnew(deps, link))) return null;
  const language = languageAsked(asked.query, asked.accepts);
  const { pages, ownTables } = textsIn(language);
  const here = `/${PATHS.own_page}/${token(asked)}`;
  return page(isAsked ? 200 : 410, {
    language,
    title: pages.expiredTitle,
    body: html`<p class="lead">${ownTables.ended}</p>${askOwnPagePart(here, language, isAsked)}`,
    here,
  });
}
