import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BATCH_CHECKS } from './batch-checks.ts';
import type { Checks } from './checks.ts';
import { SEARCH_CHECKS } from './checks.ts';
import { DAY_CHECKS } from './day-checks.ts';
import { engineIn, THE_ENGINE } from './engine.ts';
import { MOVING_CHECKS } from './moving-checks.ts';
import { MUTANTS, type Mutant } from './mutants.ts';
import { RELAXING_CHECKS } from './relaxing-checks.ts';

export type Proved = { rules: number; cases: number; casesOfOthers: number; mutants: number };

/** Every rule about moments, by name. */
export const CHECKS: Checks = {
  ...SEARCH_CHECKS,
  ...DAY_CHECKS,
  ...RELAXING_CHECKS,
  ...MOVING_CHECKS,
  ...BATCH_CHECKS,
};

/** At scale 1: of the rules that compare whole answers with the oracle, and of each other rule. */
const CASES = 10_000;
const CASES_OF_OTHERS = 2500;
const WITH_ORACLE = [...Object.keys(SEARCH_CHECKS).slice(0, 2), ...Object.keys(BATCH_CHECKS).slice(0, 1)];
/** A mutant that lives through so many cases is not noticed. */
const CASES_OF_MUTANT = 3000;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDERS = ['domain', 'calendar', 'app'];

/**
 * Each rule on so many random questions, and each fault of the list in a copy of the source, where the rule that is
 * named beside it has to notice.
 *
 * @throws Error at the first rule that does not hold, with its seed and smallest case, or the first fault unnoticed
 */
export async function proveSlots(scale: number, seed: number): Promise<Proved> {
  const cases = Math.max(1, Math.round(CASES * scale));
  const casesOfOthers = Math.max(1, Math.round(CASES_OF_OTHERS * scale));
  for (const [name, check] of Object.entries(CHECKS))
    check(THE_ENGINE, { numRuns: WITH_ORACLE.includes(name) ? cases : casesOfOthers, seed });

  const copies = mkdtempSync(join(tmpdir(), 'slots-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(copies, 'node_modules'));
    for (const [index, mutant] of MUTANTS.entries())
      await refuseUnnoticed(mutant, join(copies, String(index)), seed);
  } finally {
    rmSync(copies, { recursive: true });
  }
  return { rules: Object.keys(CHECKS).length, cases, casesOfOthers, mutants: MUTANTS.length };
}

/** The file with the fault in it. @throws Error when the text to change does not stand there exactly once. */
export function withFault({ file, text, becomes, fault }: Mutant): string {
  const source = readFileSync(join(ROOT, 'src', file), 'utf8');
  const parts = source.split(text);
  if (parts.length !== 2) throw new Error(`${file} has no one place for: ${fault}`);
  return parts.join(becomes);
}

async function refuseUnnoticed(mutant: Mutant, copy: string, seed: number): Promise<void> {
  for (const folder of FOLDERS) cpSync(join(ROOT, 'src', folder), join(copy, folder), { recursive: true });
  writeFileSync(join(copy, mutant.file), withFault(mutant));
  const engine = await engineIn(copy);
  const check = CHECKS[mutant.noticedBy];
  if (!check) throw new Error(`There is no rule: ${mutant.noticedBy}`);
  try {
    check(engine, { numRuns: CASES_OF_MUTANT, seed, endOnFailure: true });
  } catch {
    return;
  }
  throw new Error(`Nobody noticed in ${CASES_OF_MUTANT} cases, seed ${seed}: ${mutant.fault}`);
}
