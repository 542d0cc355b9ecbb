import type { Relaxation, Step } from './question.ts';

/**
 * A relaxation as a code without a name, to be stored with a moment and written in any language later:
 * `with:seat:jgz+partners:1=3` is three moments with somebody else for jgz and one partner fewer. Codes stay readable
 * for as long as tables are kept: kinds are only ever added.
 */
export type RelaxationCode = `with:${string}=${number}`;

export function codeOfRelaxation({ steps, moments }: Relaxation): RelaxationCode {
  return `with:${steps.map(codeOfStep).join('+')}=${moments}`;
}

/** Null for every other code, and for a kind that this version does not know. */
export function readRelaxation(code: string): Relaxation | null {
  const [, written = '', moments = ''] = /^with:(.+)=(\d+)$/.exec(code) ?? [];
  if (written === '') return null;
  const steps = written.split('+').map(readStep);
  if (steps.some((step) => step === null)) return null;
  return { steps: steps.flatMap((step) => step ?? []), moments: Number(moments) };
}

function codeOfStep(step: Step): string {
  switch (step.code) {
    case 'seat':
      return `seat:${step.seat}`;
    case 'partners':
      return `partners:${step.fewer}`;
    case 'sooner':
    case 'later':
      return `${step.code}:${step.schoolDay}`;
    default:
      return step.code;
  }
}

function readStep(written: string): Step | null {
  const [code, of = ''] = written.split(':');
  switch (code) {
    case 'seat':
      return of === '' ? null : { code, seat: of };
    case 'partners':
      return of === '1' || of === '2' ? { code, fewer: of === '1' ? 1 : 2 } : null;
    case 'sooner':
    case 'later':
      return /^\d+$/.test(of) ? { code, schoolDay: Number(of) } : null;
    case 'room':
    case 'outside_presence':
    case 'tentative':
    case 'buffer':
      return { code };
    default:
      return null;
  }
}
