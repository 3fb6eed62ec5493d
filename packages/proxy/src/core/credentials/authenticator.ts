import type { ServiceCredentials } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { UpstreamTarget } from '../connections/upstream-connector.js';
import type { Owner } from '../principal.js';

/** Header fields that let a caller into a service, of credentials that change while a session lives. Secrets. */
export interface Authenticator {
  /**
   * Names who is let in, the same for all that it gives: what was found out of the service holds for as long.
   * @default nothing is remembered beyond the session
   */
  readonly key?: string | undefined;
  /** RFC 3339: when what `headers` gives at present is over. @default it is not known */
  readonly expiresAt?: (() => string | undefined) | undefined;
  /** For the next request: renewed where they are about to end. A plain value where nothing has to be waited for. */
  headers(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /**
   * The service has refused these (401): others, got once for all who need them; undefined where there are none.
   *
   * @param refused what `headers` gave for the request
   * @throws NandaError SERVICE_AUTH_REQUIRED where it is known why there are none, CONNECTION_FAILED where they could not be got
   */
  renew(
    refused: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>> | undefined>;
}

export interface AuthenticateRequest {
  readonly owner: Owner;
  readonly record: ServiceRecord;
  readonly target: UpstreamTarget;
  readonly credentials: ServiceCredentials;
  readonly signal: AbortSignal;
}

/**
 * Makes what lets a caller into a service with credentials that have to be got or changed for others; undefined for those that
 * are sent as they are.
 *
 * @throws NandaError SERVICE_AUTH_REQUIRED where there is nothing to begin with
 */
export type Authenticate = (request: AuthenticateRequest) => Promise<Authenticator | undefined>;
