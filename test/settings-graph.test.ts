import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../src/settings.ts';
import { APP, faultsOf, GRAPH, PRODUCTION, TENANT } from './support/environments.ts';

describe('settings for Microsoft Graph', () => {
  it('ask nothing of Microsoft Graph unless all that it takes is there', () => {
    const read = (more = {}) => readSettings({ ...PRODUCTION, ...GRAPH, ...more }).graph;

    expect(readSettings(PRODUCTION).graph).toBeNull();
    expect(read({ GRAPH_MAILBOX: 'Actietafel@School.example' })).toEqual({
      tenantId: TENANT,
      clientId: APP,
      secret: 'another secret',
      mailbox: 'actietafel@school.example',
      uses: ['free_busy'],
      loginUrl: 'https://login.microsoftonline.com',
      url: 'https://graph.microsoft.com/v1.0',
    });
    expect(read({ GRAPH_USE: 'invitations, free_busy' })?.uses).toEqual(['invitations', 'free_busy']);
    for (const [name] of Object.entries(GRAPH))
      expect(faultsOf({ ...PRODUCTION, ...GRAPH, [name]: '' })).toEqual([`${name} graph_half_set`]);
    expect(faultsOf({ ...PRODUCTION, GRAPH_USE: 'free_busy' })).toHaveLength(4);
  });

  it('let Graph ask about people of an allowed tenant only', () => {
    const other = 'cccccccc-1111-4222-8333-444444444444';

    expect(faultsOf({ ...PRODUCTION, ...GRAPH, GRAPH_TENANT_ID: other })).toEqual([
      'GRAPH_TENANT_ID graph_tenant_elsewhere',
    ]);
    const both = { ...PRODUCTION, ...GRAPH, GRAPH_TENANT_ID: other.toUpperCase() };
    expect(readSettings({ ...both, ALLOWED_TENANTS: `${TENANT}, ${other}` }).graph?.tenantId).toBe(other);
  });

  it("let Graph's secret go to Microsoft or to this machine, and nowhere else", () => {
    const GRAPH_URL = 'http://127.0.0.1:4100/v1.0';

    expect(readSettings({ ...PRODUCTION, ...GRAPH, GRAPH_URL }).graph?.url).toBe(GRAPH_URL);
    expect(
      faultsOf({
        ...PRODUCTION,
        ...GRAPH,
        GRAPH_URL: 'https://graph.example/v1.0',
        GRAPH_LOGIN_URL: 'https://login.microsoftonline.com.example',
      }),
    ).toEqual(['GRAPH_LOGIN_URL graph_url_odd', 'GRAPH_URL graph_url_odd']);
  });
});
