import type { PersonId } from '../../domain/ids.ts';
import { FIELD_LEVELS, fieldView, openSeats } from '../../domain/kernteam/field-view.ts';
import { contactPersonOf } from '../kernteam/contact-person.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';

/** `speelveld`, as an answer in a coordinator's own chat. */
export async function preparePlayingField(tx: Tx, { notice, school, today }: Moment): Promise<Prepared> {
  const standing = await tx.people.standing(notice.to.id as PersonId, today);
  if (!coordinatesAt(standing, school.id))
    return { kind: 'view', view: { kind: 'refused', code: 'not_for_your_role' } };
  const found = fieldView(await tx.playingField.here(today), today);
  const organisations = await tx.playingField.organisations();
  return {
    kind: 'view',
    view: {
      kind: 'playing_field',
      school: school.name,
      levels: FIELD_LEVELS.map((level) => ({
        level,
        areas: found.levels[level].filter(({ area }) => area !== null).length,
        seats: found.levels[level].reduce((total, { seats }) => total + seats.length, 0),
      })),
      organisations: organisations.length,
      open: openSeats(found),
      contactPerson: (await contactPersonOf(tx, today))?.name.roepnaam ?? null,
    },
  };
}
