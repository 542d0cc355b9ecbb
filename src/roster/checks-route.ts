import type { Check } from './checks.ts';
import { repeatsIn } from './repeats.ts';

const FILE = 'route.yaml';

/** The school's own route: a case stays at the step with its key, so that each key is there once. */
export const ROUTE_CHECKS: readonly Check[] = [
  {
    needs: [FILE],
    check({ route }, note) {
      if (!route) return;
      const steps = route.value.steps.map(({ key }, index) => ({ key, index }));
      for (const { index } of repeatsIn(steps, ({ key }) => key))
        note('line_twice', FILE, route.lineOf(['steps', index, 'key']), 'steps.key');
    },
  },
];
