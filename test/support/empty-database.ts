import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openEmbedded } from '../../src/storage/embedded.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { imagePath } from './image.ts';

/** An empty PGlite takes seconds to start and a migrated one more: it is made once, and every test file loads the image. */
export default async function makeImage(): Promise<void> {
  const engine = await openEmbedded(null);
  await migrate(engine);
  await leaveTemplatesOut(engine);
  const image = await engine.image?.();
  await engine.close();
  if (!image) throw new Error('The embedded engine made no image.');
  const path = imagePath();
  mkdirSync(dirname(path), { recursive: true });
  process.on('exit', () => rmSync(path, { force: true }));
  writeFileSync(path, Buffer.from(await image.arrayBuffer()));
}

/** Two thirds of the files of a cluster are databases of which no test makes another; each test file would unpack them. */
async function leaveTemplatesOut(engine: Engine): Promise<void> {
  await engine.script(`update pg_database set datistemplate = false where datname like 'template_'`);
  await engine.script('drop database template0');
  await engine.script('drop database template1');
  await engine.script('checkpoint');
}
