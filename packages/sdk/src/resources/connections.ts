import type { Connection } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** The caller's connections, as data. `nanda.getConnection(id)` gives one to work with. */
export class Connections {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists the caller's connections. */
  list(options?: RequestOptions): APIPromise<Connection[]> {
    return this.#transport.request('connections.list', { options });
  }

  /** Gets one connection. @throws NotFoundError */
  get(connectionId: string, options?: RequestOptions): APIPromise<Connection> {
    return this.#transport.request('connections.get', {
      params: { connectionId },
      options,
    });
  }

  /** Closes a connection. @throws NotFoundError */
  close(connectionId: string, options?: RequestOptions): APIPromise<Connection> {
    return this.#transport.request('connections.delete', {
      params: { connectionId },
      options,
    });
  }
}
