import { readFileSync } from 'node:fs';

const FILE = new URL('./windows-zones.csv', import.meta.url);
const NAME = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/;

/**
 * The IANA zone that an agenda means by a name: itself, or what Windows calls it. Null for names of somebody's own, such
 * as "Customized Time Zone", whose rule stands in the agenda or nowhere.
 */
export function zoneNames(text = readFileSync(FILE, 'utf8')): (name: string) => string | null {
  const windows = new Map(
    text
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(',') as [string, string]),
  );
  return (name) => {
    const zone = windows.get(name) ?? name;
    return NAME.test(zone) && isZone(zone) ? zone : null;
  };
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
