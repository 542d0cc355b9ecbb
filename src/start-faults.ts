import { SmtpWithoutTls } from './calendar/mail-server.ts';
import { faultOf } from './log.ts';
import { FaultySettings } from './settings.ts';
import type { Fault } from './settings-schema.ts';
import { FolderInUse } from './storage/embedded.ts';
import { MisnumberedMigration, NewerSchema } from './storage/migrate.ts';
import { OtherKey } from './storage/other-key.ts';
import { textsIn } from './texts/texts.ts';

const BOTH = [textsIn('nl').starting, textsIn('en').starting] as const;
const OF_SETTINGS = [textsIn('nl').settings, textsIn('en').settings] as const;
type Starting = (typeof BOTH)[number];

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * Why a command cannot begin, in Dutch and English, for whoever runs it. What is not one of the known faults is told by
 * its kind alone: a database or a system may quote what it was given.
 */
export function startFaults(error: unknown): string[] {
  if (error instanceof FaultySettings)
    return [...BOTH.map((texts) => texts.settings), ...error.faults.flatMap(settingLines)];
  return BOTH.map((texts) => sentenceOf(error, texts));
}

/** `PORT (port_odd)`, and below it what is wrong in both languages. */
function settingLines(fault: Fault): string[] {
  const sentences = OF_SETTINGS.map((texts) =>
    'other' in fault ? texts[fault.code](fault.other) : texts[fault.code],
  );
  return [
    `  - ${fault.name} (${fault.code})`,
    ...sentences.map((sentence) => `    ${fault.name} ${sentence}`),
  ];
}

function sentenceOf(error: unknown, texts: Starting): string {
  if (error instanceof FolderInUse) return texts.folderInUse(error.folder, error.pid);
  if (error instanceof NewerSchema) return texts.newerSchema(error.found, error.known);
  if (error instanceof MisnumberedMigration) return texts.misnumbered(error.file, error.expected);
  if (error instanceof OtherKey) return texts.otherKey(error.setting);
  if (error instanceof SmtpWithoutTls) return texts.smtpWithoutTls;
  const { code, port, syscall } = (error ?? {}) as { code?: unknown; port?: unknown; syscall?: unknown };
  if (syscall === 'listen' && code === 'EADDRINUSE') return texts.portInUse(Number(port));
  if (syscall === 'listen' && code === 'EACCES') return texts.portForbidden(Number(port));
  return databaseSentence(String(code ?? ''), texts) ?? texts.other(faultOf(error));
}

/** By the codes of PostgreSQL (appendix A of its manual) and of the system. */
function databaseSentence(code: string, texts: Starting): string | null {
  if (UNREACHABLE.has(code) || code === '57P03' || code === '53300') return texts.databaseUnreachable;
  if (code === '28P01' || code === '28000') return texts.databaseRefused;
  if (code === '3D000') return texts.databaseMissing;
  return code === '42501' ? texts.databaseForbidden : null;
}
