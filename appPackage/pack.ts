import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';

/** What the package has to know of an installation: the bot's application id and the public address. */
export type PackageSettings = { appId: string; publicUrl: string };

const HERE = new URL('./', import.meta.url);
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The manifest of one installation. @throws Error when the id is no GUID or the address not https. */
export function manifestFor({ appId, publicUrl }: PackageSettings): Record<string, unknown> {
  if (!GUID.test(appId))
    throw new Error('BOT_APP_ID must be the application id of the bot registration, a GUID.');
  if (!publicUrl.startsWith('https://'))
    throw new Error('PUBLIC_URL must be the https address of this server.');
  const text = readFileSync(new URL('manifest.json', HERE), 'utf8')
    .replaceAll('${BOT_APP_ID}', appId)
    .replaceAll('${PUBLIC_URL}', publicUrl.replace(/\/+$/, ''))
    .replaceAll('${PUBLIC_HOST}', new URL(publicUrl).host);
  return JSON.parse(text) as Record<string, unknown>;
}

/** The zip for the Teams admin centre, with the manifest, both icons and the English texts at its root. */
export function packageFor(settings: PackageSettings): Uint8Array {
  const file = (name: string) => new Uint8Array(readFileSync(new URL(name, HERE)));
  return zipSync({
    'manifest.json': new TextEncoder().encode(JSON.stringify(manifestFor(settings), null, 2)),
    'en.json': file('en.json'),
    'color.png': file('color.png'),
    'outline.png': file('outline.png'),
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const zip = packageFor({ appId: process.env.BOT_APP_ID ?? '', publicUrl: process.env.PUBLIC_URL ?? '' });
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/actietafel.zip', zip);
    process.stdout.write('dist/actietafel.zip is ready for the Teams admin centre.\n');
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
