import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FaultySettings, readSettings, readStoreSettings } from '../src/settings.ts';
import { Production } from '../src/settings-schema.ts';
import {
  APP,
  base64Of,
  DEMO,
  faultsOf,
  GRAPH,
  KEYS,
  namesIn,
  PRODUCTION,
  TENANT,
} from './support/environments.ts';

describe('settings for production', () => {
  it('are read with their defaults', () => {
    const settings = readSettings(PRODUCTION);

    expect(settings).toMatchObject({
      mode: 'production',
      host: null,
      port: 3978,
      publicUrl: 'https://actietafel.example',
      logLevel: 'info',
      mail: { host: 'smtp.example', port: 587, secure: false, user: null, password: null },
      bot: {
        credential: { type: 'SingleTenant', appId: APP, tenantId: TENANT, password: 'a client secret' },
        tenants: [TENANT],
        serviceHosts: ['smba.trafficmanager.net'],
        metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      },
    });
    expect(settings.keys.master).toEqual(Buffer.from(KEYS.MASTER_KEY, 'base64'));
  });

  it('read no answers by mail unless a mailbox is named, and then all that it takes', () => {
    const IMAP = { IMAP_HOST: 'imap.school.example', IMAP_USER: 'actietafel', IMAP_PASSWORD: 'secret' };

    expect(readSettings(PRODUCTION).replies).toBeNull();
    expect(readSettings({ ...PRODUCTION, ...IMAP }).replies).toEqual({
      host: 'imap.school.example',
      port: 993,
      secure: true,
      user: 'actietafel',
      password: 'secret',
      mailbox: 'INBOX',
    });
    expect(faultsOf({ ...PRODUCTION, IMAP_HOST: 'imap.school.example' })).toEqual([
      'IMAP_USER imap_user_needed',
      'IMAP_PASSWORD imap_password_needed',
    ]);
    const { SMTP_HOST: _, MAIL_FROM: __, ...withoutMail } = PRODUCTION;
    expect(faultsOf({ ...withoutMail, ...IMAP, ALLOW_NO_MAIL: 'yes' })).toEqual([
      'IMAP_HOST imap_needs_mail',
    ]);
    const named = (letters: number) => ({
      ...PRODUCTION,
      ...IMAP,
      MAIL_FROM: `${'a'.repeat(letters)}@school.example`,
    });
    expect(readSettings(named(28)).replies).not.toBeNull();
    expect(faultsOf(named(29))).toEqual(['MAIL_FROM mail_name_long']);
  });

  it('let people share agendas of the two usual hosts, of others, or of none', () => {
    const hosts = (AGENDA_HOSTS?: string) => readSettings({ ...PRODUCTION, AGENDA_HOSTS }).agendaHosts;

    expect(hosts()).toEqual(['outlook.office365.com', 'calendar.google.com']);
    expect(hosts(' Agenda.JGZ.example , calendar.google.com')).toEqual([
      'agenda.jgz.example',
      'calendar.google.com',
    ]);
    expect(hosts('none')).toEqual([]);
    expect(faultsOf({ ...PRODUCTION, AGENDA_HOSTS: 'https://agenda.example' })).toEqual([
      'AGENDA_HOSTS hosts_odd',
    ]);
  });

  it('call Teams thirty times a second for a tenant, or as often as is said, within bounds', () => {
    const perSecond = (TEAMS_PER_SECOND?: string) =>
      readSettings({ ...PRODUCTION, TEAMS_PER_SECOND }).teamsPerSecond;

    expect([perSecond(), perSecond('1'), perSecond('100')]).toEqual([30, 1, 100]);
    for (const odd of ['0', '101', 'many'])
      expect(faultsOf({ ...PRODUCTION, TEAMS_PER_SECOND: odd })).toEqual(['TEAMS_PER_SECOND per_second_odd']);
  });

  it('that are all missing are all named at once, each with a remedy', () => {
    expect(namesIn(faultsOf({ ACTIETAFEL_MODE: 'production' }))).toEqual([
      'ALLOWED_TENANTS',
      'AUDIT_KEY',
      'BOT_APP_ID',
      'BOT_APP_PASSWORD',
      'BOT_APP_TYPE',
      'BOT_TENANT_ID',
      'DATABASE_URL',
      'LINK_KEY',
      'LOOKUP_KEY',
      'MASTER_KEY',
      'MASTER_KEY_ID',
      'PUBLIC_URL',
      'SMTP_HOST',
    ]);
  });

  it.each(['', 'Production', 'test', 'development'])('are asked of the mode "%s" too', (mode) => {
    const faults = faultsOf({ ...PRODUCTION, ACTIETAFEL_MODE: mode });

    expect(faults).toEqual(['ACTIETAFEL_MODE mode_odd']);
  });

  it.each([
    ['BOT_APP_TYPE', ['Single-Tenant', 'singletenant', 'MultiTenant', 'SingleTenant ', '']],
    ['BOT_APP_ID', ['', 'app', `${APP}0`]],
    ['BOT_TENANT_ID', ['', 'school.onmicrosoft.com']],
    ['BOT_APP_PASSWORD', ['', '1234567']],
    ['ALLOWED_TENANTS', ['', ',', 'school', `${TENANT},school`]],
    ['PUBLIC_URL', ['', 'actietafel.example', 'http://actietafel.example', 'https://a.example/?a=1']],
    ['DATABASE_URL', ['', 'mysql://localhost/a', 'localhost']],
    ['MASTER_KEY_ID', ['', 'the key of 2026', 'k'.repeat(41)]],
    ['MASTER_KEY', ['', base64Of(31), base64Of(33), `!${base64Of(32).slice(1)}`, 'A'.repeat(44)]],
    ['SMTP_HOST', ['']],
    ['SMTP_SECURE', ['true']],
    ['MAIL_FROM', ['', 'actietafel', 'Actietafel <actietafel@school.example>']],
    ['PORT', ['0', '65536', '-1', '3978.5', 'http']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
    ['SERVICE_HOSTS', [',', '*.trafficmanager.net', 'https://smba.trafficmanager.net', 'host:443']],
    ['OPENID_METADATA_URL', ['login.example', 'http://login.example/metadata']],
    ['ALLOW_TRIAL_STORE', ['true']],
  ])('refuse a wrong %s, and name nothing else', (name, values) => {
    for (const value of values) expect(namesIn(faultsOf({ ...PRODUCTION, [name]: value }))).toEqual([name]);
  });

  it.each([
    ['GRAPH_TENANT_ID', 'school.onmicrosoft.com', 'graph_id_odd'],
    ['GRAPH_CLIENT_ID', 'actietafel', 'graph_id_odd'],
    ['GRAPH_CLIENT_SECRET', '1234567', 'secret_short'],
    ['GRAPH_MAILBOX', 'actietafel', 'graph_mailbox_odd'],
    ['GRAPH_USE', ',', 'graph_use_odd'],
    ['GRAPH_USE', 'free_busy,mail', 'graph_use_odd'],
    ['GRAPH_URL', 'https://graph.microsoft.com.example/v1.0', 'graph_url_odd'],
    ['GRAPH_LOGIN_URL', 'http://login.microsoftonline.com', 'graph_url_odd'],
  ])('tell by a stable code what is wrong with Graph: %s=%s is %s', (name, value, code) => {
    expect(faultsOf({ ...PRODUCTION, ...GRAPH, [name]: value })).toEqual([`${name} ${code}`]);
  });

  it.each([
    ['PORT', '0', 'port_odd'],
    ['MASTER_KEY', '', 'key_needed'],
    ['MASTER_KEY', base64Of(31), 'key_odd'],
    ['MASTER_KEY', 'A'.repeat(43), 'key_not_random'],
    ['ALLOWED_TENANTS', ',', 'tenants_needed'],
    ['ALLOWED_TENANTS', 'school', 'tenants_odd'],
    ['PUBLIC_URL', 'http://actietafel.example', 'public_url_needed'],
    ['PUBLIC_URL', 'https://a.example/?a=1', 'public_url_odd'],
    ['BOT_APP_PASSWORD', '', 'secret_needed'],
    ['BOT_APP_PASSWORD', '1234567', 'secret_short'],
    ['MAIL_FROM', '', 'mail_from_needed'],
    ['MAIL_FROM', 'actietafel', 'mail_address_odd'],
  ])('tell by a stable code what is wrong: %s=%s is %s', (name, value, code) => {
    expect(faultsOf({ ...PRODUCTION, [name]: value })).toEqual([`${name} ${code}`]);
  });

  it.each([
    ['PORT', ['1', '65535']],
    ['BOT_APP_PASSWORD', ['12345678']],
    ['MASTER_KEY', [base64Of(32), base64Of(32).replace('=', ''), randomBytes(32).toString('base64url')]],
    ['MASTER_KEY_ID', ['k'.repeat(40)]],
    ['SERVICE_HOSTS', ['smba.trafficmanager.net, smba.infra.gcc.teams.microsoft.com']],
    ['OPENID_METADATA_URL', ['https://login.example/metadata', 'http://127.0.0.1:1/metadata']],
  ])('take a right %s', (name, values) => {
    for (const value of values) expect(() => readSettings({ ...PRODUCTION, [name]: value })).not.toThrow();
  });

  it('know tenants and hosts in lower case, however they were written', () => {
    const { bot } = readSettings({
      ...PRODUCTION,
      ALLOWED_TENANTS: TENANT.toUpperCase(),
      SERVICE_HOSTS: 'SMBA.trafficmanager.net',
    });

    expect(bot).toMatchObject({ tenants: [TENANT], serviceHosts: ['smba.trafficmanager.net'] });
  });

  it('take no client secret beside a managed identity', () => {
    const managed = { ...PRODUCTION, BOT_APP_TYPE: 'UserAssignedMSI' };

    expect(namesIn(faultsOf(managed))).toEqual(['BOT_APP_PASSWORD']);
    expect(readSettings({ ...managed, BOT_APP_PASSWORD: '' }).bot.credential).toEqual({
      type: 'UserAssignedMSI',
      appId: APP,
      tenantId: TENANT,
    });
  });

  it('go without PostgreSQL only as a trial that was asked for', () => {
    const trial = { ...PRODUCTION, DATABASE_URL: '' };

    expect(namesIn(faultsOf(trial))).toEqual(['DATABASE_URL']);
    expect(readSettings({ ...trial, ALLOW_TRIAL_STORE: 'yes' })).toMatchObject({ databaseUrl: null });
  });

  it('go without mail only when that was asked for', () => {
    const mute = { ...PRODUCTION, SMTP_HOST: '' };

    expect(namesIn(faultsOf(mute))).toEqual(['SMTP_HOST']);
    expect(readSettings({ ...mute, ALLOW_NO_MAIL: 'yes' }).mail).toBeNull();
  });

  it('want a name and a password for the mail server, or neither', () => {
    expect(namesIn(faultsOf({ ...PRODUCTION, SMTP_USER: 'user' }))).toEqual(['SMTP_PASSWORD']);
    expect(namesIn(faultsOf({ ...PRODUCTION, SMTP_PASSWORD: 'word' }))).toEqual(['SMTP_USER']);
  });

  it('want another key for each purpose', () => {
    expect(faultsOf({ ...PRODUCTION, LINK_KEY: KEYS.MASTER_KEY })).toEqual(['LINK_KEY key_twice MASTER_KEY']);
  });
});

describe('settings for the demo', () => {
  it('need keys and a tenant, listen on this machine alone and have no credential', () => {
    expect(readSettings(DEMO)).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3978',
      bot: { credential: null, serviceHosts: ['localhost', '127.0.0.1'] },
    });
    expect(namesIn(faultsOf({ ACTIETAFEL_MODE: 'demo' }))).toEqual([
      'ALLOWED_TENANTS',
      'AUDIT_KEY',
      'LINK_KEY',
      'LOOKUP_KEY',
      'MASTER_KEY',
      'MASTER_KEY_ID',
    ]);
  });

  it('cannot be reached at another address than this machine', () => {
    expect(readSettings({ ...DEMO, PUBLIC_URL: 'http://localhost:4000/' })).toMatchObject({
      publicUrl: 'http://localhost:4000',
    });
    expect(namesIn(faultsOf({ ...DEMO, PUBLIC_URL: 'https://demo.example' }))).toEqual(['PUBLIC_URL']);
  });
});

describe('settings for the store alone', () => {
  it('need nothing of the bot', () => {
    expect(readStoreSettings({})).toEqual({ databaseUrl: null, dataFolder: '.data/database' });
    expect(() => readStoreSettings({ DATABASE_URL: 'mysql://localhost' })).toThrow(FaultySettings);
  });
});

describe('env/.env.example', () => {
  const lines = readFileSync(new URL('../env/.env.example', import.meta.url), 'utf8').split('\n');
  const examples = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=', 1)[0]);

  it('lists every setting and no other', () => {
    expect(examples.toSorted()).toEqual(Object.keys(Production.shape).toSorted());
  });

  it('has no secret in it', () => {
    const filled = lines.filter((line) => /^\w*(KEY|PASSWORD)=./.test(line));

    expect(filled).toEqual([]);
    expect(lines.find((line) => line.startsWith('DATABASE_URL='))).not.toMatch(/\/\/[^@]*:/);
  });
});
