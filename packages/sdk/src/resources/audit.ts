import type { AuditEvent } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** What is wanted of the audit log. */
export interface AuditQuery {
  /** Of these events alone: one of `auditEventTypes` of the contract. @default all of them */
  readonly type?: string | undefined;
  /** What this one did alone: `local`, `user:…`. @default everybody */
  readonly actor?: string | undefined;
  /** Those before this `seq`, for the next page. @default the newest */
  readonly before?: number | undefined;
  /** At the most, 1 to 100. @default 50 */
  readonly limit?: number | undefined;
}

/** The proxy's log of what bears on security. */
export class Audit {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Reads it, the newest first.
   *
   * @throws PermissionDeniedError for who may not.
   *
   * @example
   * const refused = await nanda.audit.list({ type: 'access.refused', limit: 10 });
   */
  list(query: AuditQuery = {}, options?: RequestOptions): APIPromise<AuditEvent[]> {
    return this.#transport.request('audit.list', { query: { ...query }, options });
  }
}
