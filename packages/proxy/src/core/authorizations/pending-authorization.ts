import type { Authorization, AuthorizationState } from '@nanda/protocol';
import type { NandaError } from '../nanda-error.js';
import type { Owner } from '../principal.js';
import { describeFailure } from '../connections/describe-failure.js';
import type { BegunAuthorization, OAuthService } from './oauth-client.js';

/** An authorization as it lives in this process. Only the files of this folder change one. */
export interface PendingAuthorization {
  readonly id: string;
  readonly owner: Owner;
  readonly serviceId: string;
  readonly service: OAuthService;
  /** Where the tokens may be sent to. */
  readonly place: string;
  readonly redirectUrl: string;
  /** Known to the browser that was sent on its way, and to nobody else. Good for one answer. */
  readonly stateKey: string;
  readonly begun: BegunAuthorization;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  state: Exclude<AuthorizationState, 'expired'>;
  failure: NandaError | undefined;
  /** Present from when the browser has come back. */
  answering: Promise<void> | undefined;
  /** Aborted when it is over, however it went. */
  readonly ended: AbortController;
}

/** How far it is at a moment. */
export function stateOf(
  { state, expiresAt, answering }: PendingAuthorization,
  now: number,
): AuthorizationState {
  const isLate = state === 'pending' && answering === undefined && now >= expiresAt;
  return isLate ? 'expired' : state;
}

/** What the contract says of it. Never what lets somebody finish it, but for the address that its owner opens. */
export function describeAuthorization(one: PendingAuthorization, now: number): Authorization {
  const { begun, failure } = one;
  const state = stateOf(one, now);
  return {
    id: one.id,
    serviceId: one.serviceId,
    state,
    ...(state === 'pending' && { url: begun.url }),
    redirectUrl: one.redirectUrl,
    issuer: begun.issuer,
    ...(begun.scope !== undefined && { scope: begun.scope }),
    ...(failure !== undefined && { failure: describeFailure(failure) }),
    expiresAt: new Date(one.expiresAt).toISOString(),
  };
}
