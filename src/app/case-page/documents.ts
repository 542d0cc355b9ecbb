import { finds, withoutBeneath, wordsFor } from '../../domain/case-page.ts';
import { isHere } from '../../domain/minutes/attendance.ts';
import type { Minutes, Standing } from '../../domain/minutes/minutes.ts';
import { lettersIn } from '../family-page/letters-for.ts';
import type { TableHeld } from '../ports/minutes.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import type { PageBehind } from './reader.ts';
import type { TableDocument } from './views.ts';

/**
 * What came of each table that was held, the newest first. Whoever carries the case finds each version of it, and that minutes are not
 * final; everybody else finds them as they were made final last, less what lies beneath where that is not for them. A
 * partner who was not at that table does not read in which words the family agrees or not.
 */
export async function documentsIn(
  tx: Tx,
  deps: Deps,
  { dossier, reading, reader, by }: Pick<PageBehind, 'dossier' | 'reading' | 'reader' | 'by'>,
): Promise<TableDocument[]> {
  const held = await tx.minutes.tablesHeld(dossier.id);
  const seesPapers = finds(reading, 'papers');
  const versions = seesPapers ? await tx.minutes.versionsBefore(dossier.id) : [];
  const lettersOf = seesPapers ? await lettersIn(tx, dossier, workAt(deps)) : () => [];
  const wasThere = ({ people }: Standing) =>
    reader.kind !== 'partner' ||
    people.some((each) => each.participantId === reader.participant.id && isHere(each));
  const read = ({ minutes, standing }: NonNullable<TableHeld['final']>) => {
    if (!finds(reading, 'beneath')) return withoutBeneath(minutes);
    return wasThere(standing) ? minutes : withoutWords(minutes);
  };
  const agreed = (standing: Standing): Standing => ({
    ...standing,
    actions: standing.actions.map((each) => ({
      ...each,
      what: wordsFor(reading, { what: each.what, owner: each.by.owner }, by),
    })),
  });
  return held
    .flatMap((table): TableDocument[] => {
      const { tableId, heldOn, isOpen, final } = table;
      if (heldOn === null || (final === null && !seesPapers)) return [];
      return [
        {
          tableId,
          heldOn,
          isOpen: seesPapers && isOpen,
          final: final && { minutes: read(final), standing: agreed(final.standing) },
          letters: lettersOf(table),
          before: versions
            .filter((version) => version.tableId === tableId)
            .map(({ nth, madeAt, minutes, standing }) => ({
              nth,
              on: deps.wallClock.dateOf(madeAt),
              minutes,
              standing,
            })),
        },
      ];
    })
    .reverse();
}

/** That the family agrees or not, without what they said with it: those words are for whoever was at that table. */
function withoutWords(minutes: Minutes): Minutes {
  return { ...minutes, says: minutes.says.map((say) => ({ ...say, words: '' })) };
}
