import type { ApiKey, ApiKeyRequest, NewApiKey } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** The caller's API keys, at a proxy that has accounts. */
export class ApiKeys {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists the keys, without their secrets. */
  list(options?: RequestOptions): APIPromise<ApiKey[]> {
    return this.#transport.request('apiKeys.list', { options });
  }

  /** Makes a key. Its `key` is told this once. */
  create(parameters: ApiKeyRequest, options?: RequestOptions): APIPromise<NewApiKey> {
    return this.#transport.request('apiKeys.create', { body: parameters, options });
  }

  /** Revokes a key: it is of no use any more. @throws NotFoundError */
  delete(apiKeyId: string, options?: RequestOptions): APIPromise<ApiKey> {
    return this.#transport.request('apiKeys.delete', { params: { apiKeyId }, options });
  }
}
