import type { Connection } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** The caller's connections, as data. `nanda.getConnection(id)` gives one to work with. */
export class Connections {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async list(options?: RequestOptions): Promise<Connection[]> {
    const { data } = await this.#transport.request('connections.list', { options });
    return data;
  }

  /** @throws NotFoundError */
  async get(connectionId: string, options?: RequestOptions): Promise<Connection> {
    const { data } = await this.#transport.request('connections.get', {
      params: { connectionId },
      options,
    });
    return data;
  }

  /** Closes a connection. @throws NotFoundError */
  async close(connectionId: string, options?: RequestOptions): Promise<Connection> {
    const { data } = await this.#transport.request('connections.delete', {
      params: { connectionId },
      options,
    });
    return data;
  }
}
