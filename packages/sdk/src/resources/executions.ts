import type { Execution } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** Calls of tools that run or have run. */
export class Executions {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** @throws NotFoundError */
  async get(executionId: string, options?: RequestOptions): Promise<Execution> {
    const { data } = await this.#transport.request('executions.get', {
      params: { executionId },
      options,
    });
    return data;
  }

  /** Ends an execution that runs; one that has ended is returned as it is. @throws NotFoundError */
  async cancel(executionId: string, options?: RequestOptions): Promise<Execution> {
    const { data } = await this.#transport.request('executions.cancel', {
      params: { executionId },
      options,
    });
    return data;
  }
}
