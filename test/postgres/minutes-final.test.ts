import { minutesFinalContract } from '../contract/minutes-final-contract.ts';
import { schoolAdviceContract } from '../contract/school-advice-contract.ts';
import { emptyPostgres } from '../support/database.ts';

const open = async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
};

minutesFinalContract('PostgreSQL', open);
schoolAdviceContract('PostgreSQL', open);
