import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import { enterRunning, type RunningEntry } from '../../src/app/running-case/entering-running.ts';
import { openRunningCasePage } from '../../src/app/running-case/opening.ts';
import type { RunningEntered } from '../../src/app/running-case/views.ts';
import type { ConcernId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { RunningForm } from '../../src/domain/running-case.ts';
import { newestLink, urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { PUPIL, SCHOOL, WHO } from './school.ts';
import { BOTH_TOLD } from './triage.ts';

/** Sam's case was taken up on 1 September, and two tables were held; the three months end on 1 December. */
export const ON_PAPER: RunningForm = {
  raisedBy: WHO.mentor,
  casushouder: WHO.coordinator,
  firstSignalOn: '2026-08-24' as SchoolDate,
  atHomeSince: '2026-10-05' as SchoolDate,
  takenUpOn: '2026-09-01' as SchoolDate,
  tables: ['2026-09-10' as SchoolDate, '2026-10-12' as SchoolDate],
  outcomes: [],
  agreedOn: null,
  actions: [
    {
      what: 'Belt met de sportclub',
      owner: { kind: 'person', id: WHO.mentor },
      dueOn: '2026-12-04' as SchoolDate,
    },
    { what: 'Regelt een stage', owner: { kind: 'person', id: WHO.swv }, dueOn: '2026-11-02' as SchoolDate },
  ],
};

export async function runningDoor(school: Play, by: PersonId = WHO.coordinator): Promise<string> {
  return urlIn(await openRunningCasePage(await school.turn(by)));
}

export async function runningLink(school: Play, by?: PersonId): Promise<Link> {
  await runningDoor(school, by);
  return newestLink(school, 'running_case_page');
}

/** What stands on paper about Sam, with whatever is other. */
export function onPaper(
  school: Play,
  form: Partial<RunningForm> = {},
  other: Partial<Omit<RunningEntry, 'form'>> = {},
): RunningEntry {
  return {
    id: school.deps.ids.next<ConcernId>(),
    pupilId: PUPIL.sam,
    form: { ...ON_PAPER, ...form },
    family: { parents: BOTH_TOLD, secondPerson: null, ageBand: null },
    ...other,
  };
}

/** A coordinator puts it in. */
export async function putIn(
  school: Play,
  entry: RunningEntry = onPaper(school),
  by?: PersonId,
): Promise<RunningEntered | null> {
  return enterRunning(school.deps, await runningLink(school, by), entry);
}

/** The case that runs about Sam. @throws Error when there is none. */
export async function runningNow(school: Play): Promise<Dossier> {
  const dossier = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openOfPupil(PUPIL.sam));
  if (!dossier) throw new Error('No case runs.');
  return dossier;
}
