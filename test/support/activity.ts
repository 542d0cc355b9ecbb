import { TENANT } from './school.ts';

/** The moment at which the activities of these tests are sent. */
export const NOW = Date.parse('2026-11-23T09:00:00Z');
export const SERVICE = 'https://smba.trafficmanager.net/emea/';

/** A message as Teams sends it, with some of it changed; what is undefined is left out. */
export function activityOf(change: object = {}): Record<string, unknown> {
  const activity = {
    type: 'message',
    id: '1700000000000',
    timestamp: new Date(NOW).toISOString(),
    channelId: 'msteams',
    serviceUrl: SERVICE,
    from: { id: '29:1', aadObjectId: '22222222-0000-7000-8000-0000000000a1' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text: 'hoi',
    ...change,
  };
  return JSON.parse(JSON.stringify(activity)) as Record<string, unknown>;
}

export function bodyOf(activity: object): Buffer {
  return Buffer.from(JSON.stringify(activity));
}
