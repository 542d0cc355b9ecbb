import { turnBookContract, turnContract, turnsOf } from '../contract/turn-contract.ts';
import { emptyPostgres } from '../support/database.ts';

turnContract('PostgreSQL', turnsOf(open));
turnBookContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
