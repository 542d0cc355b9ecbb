import type { Invitations } from '../../app/ports/invitations.ts';
import type { Route } from '../server.ts';
import { aboutRoutes } from './about.ts';
import { absenceRoutes } from './absence.ts';
import { actionsRoutes } from './actions.ts';
import { answerRoutes } from './answer.ts';
import type { Pages } from './behind.ts';
import { caseRoutes } from './case.ts';
import { concernRoutes } from './concern.ts';
import { consultRoutes } from './consult.ts';
import { detailsRoutes } from './details.ts';
import { familyRoutes } from './family.ts';
import { feedRoutes } from './feed.ts';
import { fieldRoutes } from './field.ts';
import { minutesRoutes } from './minutes.ts';
import { ownPageRoutes } from './own-page.ts';
import { peopleRoutes } from './people.ts';
import { releaseRoutes } from './release.ts';
import { runningRoutes } from './running.ts';
import { voiceRoutes } from './voice.ts';
import { voicesRoutes } from './voices.ts';
import { worklistRoutes } from './worklist.ts';

/** Every page of ours besides the demo's. */
export function pageRoutes(pages: Pages, invitations: Invitations): Route[] {
  return [
    ...aboutRoutes(),
    ...answerRoutes(pages, invitations),
    ...consultRoutes(pages),
    ...releaseRoutes(pages),
    ...detailsRoutes(pages),
    ...concernRoutes(pages),
    ...peopleRoutes(pages),
    ...absenceRoutes(pages),
    ...actionsRoutes(pages),
    ...voiceRoutes(pages),
    ...familyRoutes(pages),
    ...voicesRoutes(pages),
    ...minutesRoutes(pages),
    ...caseRoutes(pages),
    ...runningRoutes(pages),
    ...worklistRoutes(pages),
    ...fieldRoutes(pages),
    ...feedRoutes(pages, invitations),
    ...ownPageRoutes(pages),
  ];
}
