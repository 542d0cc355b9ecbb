import type { CardRef } from '../arriving/views.ts';
import type { MomentView } from '../table/views.ts';

/** A table at which somebody sits. `moment` null = it is still asked about. */
export type OwnTable = { ref: CardRef; number: string; place: string; moment: MomentView | null };

/** Everything at which somebody sits, over all schools: those that wait for an answer first, then by time. */
export type OwnTablesView = { kind: 'own_tables'; tables: readonly OwnTable[] };
