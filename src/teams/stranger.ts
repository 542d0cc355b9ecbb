import type { Messenger } from '../app/ports/messenger.ts';
import type { Log } from '../log.ts';
import type { TellStranger } from './handling.ts';

/**
 * Answers somebody whom no roster names. There is no row to hang a notice on, so this is said once and not guarded: a
 * stranger whose answer is lost writes again.
 */
export function strangerTeller(messenger: Pick<Messenger, 'sendPersonal'>, log: Log): TellStranger {
  return (place, code, language, tenantId) => {
    if (place.kind !== 'personal') return;
    const to = {
      id: '' as never,
      kind: 'personal' as const,
      tenantId,
      serviceUrl: place.serviceUrl,
      teamsId: place.teamsId,
      botId: place.botId,
    };
    messenger.sendPersonal(to, { kind: 'refused', code }, language).then(
      (sent) => {
        if (sent.kind !== 'sent') log.warn('a stranger could not be answered', { outcome: sent.kind });
      },
      () => log.warn('a stranger could not be answered', { outcome: 'failed' }),
    );
  };
}
