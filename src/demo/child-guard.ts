import { Server } from 'node:net';

/**
 * Loaded first into every process that the demo starts (`node --import`). Nothing in the demo asks who you are, so a
 * server that names no host listens on this machine alone; and nothing outlives the demo, however that ends: when the
 * process that started us is gone, so are we.
 */
const listen = Server.prototype.listen as (this: Server, ...given: unknown[]) => Server;

Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
  const [first, ...rest] = given;
  if (typeof first === 'number' && typeof rest[0] !== 'string')
    return listen.call(this, first, '127.0.0.1', ...rest);
  if (typeof first === 'object' && first !== null && 'port' in first && !('host' in first))
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  return listen.call(this, ...given);
};

process.on('disconnect', () => process.exit());
process.channel?.unref();
