import { NANDAClient, type ClientEvents, type ClientOptions } from '../../src/index.js';

/** A client, and all that it tells, in order. */
export interface Follower {
  readonly nanda: NANDAClient;
  /** What came: `type of connection` of an event, `via websocket`, `gone`, `gap`, `error CODE`. */
  readonly told: string[];
  /** The ids of all events of connections. */
  readonly ids: string[];
  /** Everything that was logged. */
  readonly logged: string[];
}

/** Makes a {@link Follower}; it listens from now on. */
export function followClosely(options: ClientOptions): Follower {
  const logged: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const nanda = new NANDAClient({
    logLevel: 'debug',
    logger: { error: log, warn: log, info: log, debug: log },
    ...options,
  });
  const told: string[] = [];
  const ids: string[] = [];
  const hear = <Type extends keyof ClientEvents>(
    type: Type,
    describe: (event: ClientEvents[Type]) => string,
  ): void => void nanda.on(type, (event) => told.push(describe(event)));
  hear('update', ({ connection: { state } }) => `update ${state}`);
  hear('closed', () => 'closed');
  hear('connected', ({ via }) => `via ${via}`);
  hear('disconnected', () => 'gone');
  hear('gap', ({ topic }) => `gap of ${topic}`);
  hear('error', ({ name, code }) => `${name} ${code}`);
  nanda.on('message', ({ type, id }) => void (type === 'connection_update' && ids.push(id)));
  return { nanda, told, ids, logged };
}
