import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { canaryReport, filesIn, insistOnSilence, type SentRequest, sightingsIn } from './canary.ts';
import { emptyEmbedded } from './database.ts';

const WORDS = { roepnaam: 'Pimpelmeië', klas: 'Roerdomp9z' };
const DEBUG_LINE = '{"level":"debug","message":"a notice was settled"}\n';

describe('the canary check', () => {
  let database: Engine;

  beforeAll(async () => {
    database = await emptyEmbedded();
    // As pg-boss makes them: a schema of its own, a table in parts.
    await database.script(`
      create schema pgboss;
      create table pgboss.job (name text not null, data jsonb, output bytea) partition by list (name);
      create table pgboss.job_digest partition of pgboss.job for values in ('digest');
      create table "An odd ""one""" (said text[]);
    `);
  }, 60_000);

  beforeEach(() =>
    database.script(`
      truncate pgboss.job, "An odd ""one""", inbox;
      insert into inbox (key, outcome, received_at) values ('\\x01', '{"show":"concern"}', now());
    `),
  );

  afterAll(() => database.close());

  it('is content when no word stands anywhere, and says what it looked at', async () => {
    const report = await reportOn();

    insistOnSilence(report);
    expect(report).toEqual({
      sightings: [],
      looked: { tables: ['inbox'], rows: 1, debugLines: 1, channelRequests: 1 },
    });
  });

  it.each([
    [`update inbox set outcome = '{"show":"Pimpelmeië"}'`, 'roepnaam in inbox.outcome (plain)'],
    [`update inbox set key = 'over Roerdomp9z'::bytea`, 'klas in inbox.key (plain)'],
    [`update inbox set key = encode('Roerdomp9z', 'base64')::bytea`, 'klas in inbox.key (base64)'],
    [
      `insert into pgboss.job (name, data) values ('digest', '{"about":["roerdomp9Z"]}')`,
      'klas in pgboss.job_digest.data (plain)',
    ],
    [
      `insert into pgboss.job (name, output) values ('digest', encode('Roerdomp9z', 'hex')::bytea)`,
      'klas in pgboss.job_digest.output (hex)',
    ],
    [
      `insert into "An odd ""one""" values ('{"x","Roerdomp9z"}'), ('{"Roerdomp9z"}')`,
      'klas in An odd "one".said (plain), 2 times',
    ],
  ])('finds a word in any column of any schema: %s', async (sql, sighting) => {
    await database.script(sql);

    const report = await reportOn();

    expect(report.sightings).toEqual([sighting]);
    expect(() => insistOnSilence(report)).toThrow(sighting);
  });

  it('finds a word in a log line, and says which', async () => {
    const report = await reportOn({ log: `${DEBUG_LINE}\n{"level":"info","message":"pimpelmei\\u00eb"}\n` });

    expect(() => insistOnSilence(report)).toThrow('roepnaam in log line 3 (escaped)');
  });

  it('finds a word in a request to the channel, and leaves those to a person to a check of their own', async () => {
    const requests = [
      request(1, 'personal', 'Pimpelmeië'),
      request(2, 'channel', 'Casus 26-001'),
      request(3, 'channel', 'Casus 26-001 Pimpelmeië'),
    ];

    const report = await reportOn({ requests });

    expect(report.sightings).toEqual(['roepnaam in request 3 (plain)']);
    expect(sightingsIn(WORDS, requests)).toEqual([
      'roepnaam in request 1 (plain)',
      'roepnaam in request 3 (plain)',
    ]);
  });

  it.each([
    ['no row', 'delete from inbox', {}],
    ['no log line of level debug', '', { log: '{"level":"info","message":"ready"}\n' }],
    ['no request in channel scope', '', { requests: [request(1, 'personal', 'Pimpelmeië')] }],
  ])('does not pass when there was %s to look at', async (what, sql, change) => {
    await database.script(sql);

    const report = await reportOn(change);

    expect(report.sightings).toEqual([]);
    expect(() => insistOnSilence(report)).toThrow(`There was ${what} to look at.`);
  });

  it('does not pass without a word to look for', async () => {
    await expect(canaryReport({}, { database, log: DEBUG_LINE, requests: [] })).rejects.toThrow('no word');
  });

  it('does not take a role for which rows may be hidden', async () => {
    await database.script('set role actietafel_app');

    await expect(reportOn()).rejects.toThrow('Row-level security may hide rows');
    await database.script('reset role');
  });

  it('finds a word in the files of a folder, and does not take an empty one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'));
    mkdirSync(join(folder, 'base/5'), { recursive: true });
    expect(() => filesIn(folder)).toThrow('There is no file');

    writeFileSync(
      join(folder, 'base/5/17099'),
      Buffer.concat([Buffer.of(0, 255), Buffer.from('Roerdomp9z')]),
    );

    expect(sightingsIn(WORDS, filesIn(folder))).toEqual(['klas in /base/5/17099 (plain)']);
    rmSync(folder, { recursive: true });
  });

  function reportOn(change: { log?: string; requests?: SentRequest[] } = {}) {
    const requests = [request(1, 'channel', 'Casus 26-001')];
    return canaryReport(WORDS, { database, log: DEBUG_LINE, requests, ...change });
  }
});

function request(number: number, scope: SentRequest['scope'], text: string): SentRequest {
  return { place: `request ${number}`, scope, to: 'somewhere', bytes: Buffer.from(`POST /v3/\n\n${text}`) };
}
