import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openEmbedded } from '../../src/storage/embedded.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { imagePath } from './image.ts';

/** An empty PGlite takes seconds to start and a migrated one more: it is made once, and every test file loads the image. */
export default async function makeImage(): Promise<void> {
  const engine = await openEmbedded(null);
  await migrate(engine);
  const image = await engine.image?.();
  await engine.close();
  if (!image) throw new Error('The embedded engine made no image.');
  const path = imagePath();
  mkdirSync(dirname(path), { recursive: true });
  process.on('exit', () => rmSync(path, { force: true }));
  writeFileSync(path, Buffer.from(await image.arrayBuffer()));
}
