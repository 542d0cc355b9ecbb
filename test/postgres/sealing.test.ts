import type { Engine } from '../../src/storage/engine.ts';
import { sealingContract } from '../contract/sealing-contract.ts';
import { sealingRecordContract } from '../contract/sealing-record-contract.ts';
import { emptyPostgres } from '../support/database.ts';

async function open(): Promise<Engine> {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
}

sealingContract('PostgreSQL', open);
sealingRecordContract('PostgreSQL', open);
