import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { manifestFor, packageFor } from '../../appPackage/pack.ts';

const SETTINGS = {
  appId: '01234567-89ab-4cde-8f01-23456789abcd',
  publicUrl: 'https://actietafel.voorbeeld.nl',
};

describe('the Teams package', () => {
  it('has a manifest that the published schema accepts', async () => {
    const faults = await AppManifestUtils.validateAgainstSchema(manifestFor(SETTINGS) as never);

    expect(faults).toEqual([]);
  });

  it('holds the manifest, both icons and the English texts, and nothing else', () => {
    const files = unzipSync(packageFor(SETTINGS));

    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    expect(new TextDecoder().decode(files['manifest.json'])).not.toContain('${');
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s in the size that Teams asks for', (name, size) => {
    const png = readFileSync(new URL(`../../appPackage/${name}`, import.meta.url));

    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('has an outline that is transparent', () => {
    const png = readFileSync(new URL('../../appPackage/outline.png', import.meta.url));

    expect(png[25]).toBe(6);
  });

  it('translates every command into English', () => {
    const manifest = manifestFor(SETTINGS) as { bots: { commandLists: { commands: unknown[] }[] }[] };
    const english = JSON.parse(readFileSync(new URL('../../appPackage/en.json', import.meta.url), 'utf8'));
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];

    commands.forEach((_, index) => {
      expect(english).toHaveProperty([`bots[0].commandLists[0].commands[${index}].title`]);
      expect(english).toHaveProperty([`bots[0].commandLists[0].commands[${index}].description`]);
    });
    expect(commands.length).toBeGreaterThan(3);
  });

  it.each([
    [{ ...SETTINGS, appId: 'x' }, 'BOT_APP_ID'],
    [{ ...SETTINGS, publicUrl: 'http://a.nl' }, 'PUBLIC_URL'],
  ])('refuses %j', (settings, named) => {
    expect(() => packageFor(settings)).toThrow(named);
  });
});
