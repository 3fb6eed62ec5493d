import { createHash, randomBytes } from 'node:crypto';
import type { Authorization, AuthorizationRequest } from '@nanda/protocol';
import type { AuditLog } from '../audit/audit-log.js';
import type { ServiceRecord } from '../catalog/service-record.js';
import { toNandaError } from '../connections/to-nanda-error.js';
import { placeOf } from '../connections/targets/place-of.js';
import type { UpstreamTarget } from '../connections/upstream-connector.js';
import { createId } from '../create-id.js';
import type { CredentialVault } from '../credentials/credential-vault.js';
import type { Logger } from '../logger.js';
import { ownerOf } from '../owner-of.js';
import { principalKey } from '../principal-key.js';
import type { Principal } from '../principal.js';
import { reasonOf } from '../reason-of.js';
import { withDeadline } from '../with-deadline.js';
import { createAuthorizationShelf } from './create-authorization-shelf.js';
import type { ChallengeMemory } from './create-challenge-memory.js';
import type { OAuthClient } from './oauth-client.js';
import { oauthErrors } from './oauth-errors.js';
import { OAuthRefusalError } from './oauth-refusal-error.js';
import {
  describeAuthorization,
  stateOf,
  type PendingAuthorization,
} from './pending-authorization.js';
import { readStoredTokens, toStoredTokens } from './stored-tokens.js';

export interface AuthorizationsOptions {
  readonly services: { getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord> };
  readonly findTarget: (record: ServiceRecord) => Promise<UpstreamTarget>;
  readonly client: OAuthClient;
  readonly vault: CredentialVault;
  readonly challenges: ChallengeMemory;
  /** What a user is called, for the page that asks whether it is oneself. */
  readonly nameUser?: ((userId: string) => Promise<string | undefined>) | undefined;
  /** Told when tokens were kept. */
  readonly onAuthorized: (owner: Principal, serviceId: string) => void;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly logger: Logger;
  /** Milliseconds that the user has to agree; at most ten minutes. @default 600_000 */
  readonly lifetime?: number | undefined;
  /** @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** What came of a browser that came back. */
export interface AnsweredAuthorization {
  /**
   * `unknown`: nobody waits for this answer, or not any more. `ask`: the browser has not shown whose it is, and its user has to
   * say first that it is the owner.
   */
  readonly outcome: 'authorized' | 'failed' | 'unknown' | 'ask';
  /** Of `ask`: who will use the service, in the name of whoever sits at the browser. */
  readonly ownerName?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly message?: string | undefined;
}

/** Asks users for their consent at the authorization servers of services. What a caller does not own does not exist for it. */
export interface Authorizations {
  create(
    request: AuthorizationRequest & { readonly serviceId: string },
    options: {
      readonly principal: Principal;
      /** Where the browser is sent back to. */
      readonly redirectUrl: string;
      readonly signal: AbortSignal;
    },
  ): Promise<Authorization>;
  /** How far it is; after at most `wait` milliseconds where it is pending. */
  get(
    id: string,
    principal: Principal,
    options?: { readonly wait?: number; readonly signal?: AbortSignal },
  ): Promise<Authorization>;
  /**
   * The browser has come back: its state says for which one. An address can be sent to somebody else, who would let its sender
   * in: only the local user is known to sit at the browser, others are asked.
   *
   * @param options `decision`: what its user has said
   */
  answer(
    parameters: URLSearchParams,
    options?: { readonly decision?: 'allow' | 'deny' | undefined },
  ): Promise<AnsweredAuthorization>;
  /** The same, by the address at which the browser arrived. */
  complete(id: string, redirectUrl: string, principal: Principal): Promise<Authorization>;
  cancel(id: string, principal: Principal): Promise<Authorization>;
  /** Gives up all of them. */
  close(): void;
}

/** Milliseconds. */
const longest = 600_000;
const beginLimit = 30_000;
const finishLimit = 30_000;

export function createAuthorizations(options: AuthorizationsOptions): Authorizations {
  const { services, client, vault, challenges, audit, logger } = options;
  const now = options.now ?? Date.now;
  const lifetime = Math.min(options.lifetime ?? longest, longest);
  const shelf = createAuthorizationShelf({ now });

  function record(
    type: 'authorization.started' | 'authorization.finished',
    one: Pick<PendingAuthorization, 'owner' | 'serviceId'>,
    { outcome, ...details }: { readonly outcome: 'success' | 'failure' } & Record<string, unknown>,
  ): void {
    const actor = principalKey(one.owner);
    audit?.record({ type, outcome, actor, target: one.serviceId, details });
  }

  function end(
    one: PendingAuthorization,
    state: 'authorized' | 'failed' | 'cancelled',
    failure?: PendingAuthorization['failure'],
  ): void {
    if (one.state !== 'pending') return;
    one.state = state;
    one.failure = failure;
    one.ended.abort(oauthErrors.ended(state));
    record('authorization.finished', one, {
      outcome: state === 'authorized' ? 'success' : 'failure',
      state,
      issuer: one.begun.issuer,
    });
  }

  async function finish(one: PendingAuthorization, answer: URLSearchParams): Promise<void> {
    const { owner, serviceId, place, service, redirectUrl, begun } = one;
    const deadline = withDeadline(finishLimit, {
      signal: one.ended.signal,
      reason: () => oauthErrors.tooSlow(service.name),
    });
    try {
      const { signal } = deadline;
      const tokens = await client.finish(begun, { service, redirectUrl, answer, signal });
      // It may have been given up while the server was asked.
      one.ended.signal.throwIfAborted();
      await vault.save({
        owner,
        serviceId,
        place,
        type: 'oauth2',
        issuer: tokens.issuer,
        ...toStoredTokens(tokens),
      });
      challenges.forget({ owner, serviceId });
      options.onAuthorized(owner, serviceId);
      end(one, 'authorized');
    } catch (error) {
      if (one.state !== 'pending') return;
      const failure =
        error instanceof OAuthRefusalError ? oauthErrors.refused(error) : toNandaError(error);
      logger.info('An authorization came to nothing', { serviceId, reason: reasonOf(failure) });
      end(one, 'failed', failure);
    } finally {
      deadline.release();
    }
  }

  async function nameOf(owner: PendingAuthorization['owner']): Promise<string> {
    if (owner.kind !== 'user') return 'a program that has not signed in to this proxy';
    return (await options.nameUser?.(owner.userId)) ?? owner.userId;
  }

  async function granted(principal: Principal, serviceId: string, place: string) {
    const entry = await vault.find(ownerOf(principal), { serviceId, place, type: 'oauth2' });
    return entry && readStoredTokens(entry);
  }

  return {
    async create(
      { serviceId: named, scope, clientId, clientSecret },
      { principal, redirectUrl, signal },
    ) {
      const owner = ownerOf(principal);
      shelf.checkLimit(owner);
      const found = await services.getRecord(named, principal);
      const { id: serviceId, name } = found;
      const target = await options.findTarget(found);
      if (target.kind !== 'http') throw oauthErrors.notRemote(name);
      const place = placeOf(target);
      const { url, addressPolicy } = target;
      const challenge = challenges.recall({ owner, serviceId });
      const service = { name, url, addressPolicy, ...(challenge && { challenge }) };
      const state = randomBytes(32).toString('base64url');
      const deadline = withDeadline(beginLimit, {
        signal,
        reason: () => oauthErrors.tooSlow(name),
      });
      try {
        const begun = await client.begin({
          service,
          scope,
          granted: await granted(principal, serviceId, place),
          ...(clientId !== undefined && {
            client: { clientId, ...(clientSecret !== undefined && { clientSecret }) },
          }),
          redirectUrl,
          state,
          isNewClient: shelf.hasUnanswered(owner, serviceId),
          signal: deadline.signal,
        });
        shelf.checkLimit(owner);
        const one: PendingAuthorization = {
          id: createId('authz'),
          owner,
          serviceId,
          service,
          place,
          redirectUrl,
          stateKey: keyOf(state),
          begun,
          expiresAt: now() + lifetime,
          state: 'pending',
          failure: undefined,
          answering: undefined,
          ended: new AbortController(),
        };
        shelf.add(one);
        record('authorization.started', one, { outcome: 'success', issuer: begun.issuer });
        return describeAuthorization(one, now());
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw error instanceof OAuthRefusalError ? oauthErrors.refused(error) : toNandaError(error);
      } finally {
        deadline.release();
      }
    },

    async get(id, principal, { wait = 0, signal } = {}) {
      const one = shelf.find(id, principal);
      const left = one.answering === undefined ? one.expiresAt - now() : finishLimit;
      const limit = Math.min(wait, left);
      if (stateOf(one, now()) === 'pending' && limit > 0) {
        await untilEnded(one, { limit, signal });
      }
      return describeAuthorization(one, now());
    },

    async answer(parameters, { decision } = {}) {
      const state = keyOf(parameters.get('state') ?? '');
      const waiting = shelf.peek(state);
      if (waiting !== undefined && waiting.owner.kind !== 'local' && decision === undefined) {
        const ownerName = await nameOf(waiting.owner);
        return { outcome: 'ask', serviceName: waiting.service.name, ownerName };
      }
      const one = shelf.take(state);
      if (one === undefined) return { outcome: 'unknown' };
      if (decision === 'deny') {
        end(one, 'failed', oauthErrors.notOwner());
        return { outcome: 'failed', serviceName: one.service.name, message: one.failure?.message };
      }
      one.answering = finish(one, parameters);
      await one.answering;
      return {
        outcome: one.state === 'authorized' ? 'authorized' : 'failed',
        serviceName: one.service.name,
        message: one.failure?.message,
      };
    },

    async complete(id, redirectUrl, principal) {
      const one = shelf.find(id, principal);
      const state = stateOf(one, now());
      if (one.answering !== undefined) await one.answering;
      else if (state === 'pending') {
        const parameters = readAnswer(redirectUrl, one);
        if (shelf.take(one.stateKey) === one) {
          one.answering = finish(one, parameters);
          await one.answering;
        }
      } else if (state !== 'authorized') throw oauthErrors.ended(state);
      return describeAuthorization(one, now());
    },

    async cancel(id, principal) {
      const one = shelf.find(id, principal);
      if (stateOf(one, now()) === 'pending') {
        shelf.take(one.stateKey);
        end(one, 'cancelled');
      }
      return describeAuthorization(one, now());
    },

    close() {
      for (const one of shelf.all) end(one, 'cancelled');
    },
  };
}

/** Only its hash is kept: who sees it in memory or in a log cannot answer in its place. */
function keyOf(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}

/** What the browser brought back for this one. @throws NandaError VALIDATION_ERROR */
function readAnswer(pasted: string, one: PendingAuthorization): URLSearchParams {
  const url = URL.parse(pasted.trim());
  const own = new URL(one.redirectUrl);
  const isOwn = url !== null && url.origin === own.origin && url.pathname === own.pathname;
  if (!isOwn || keyOf(url.searchParams.get('state') ?? '') !== one.stateKey) {
    throw oauthErrors.otherAddress();
  }
  return url.searchParams;
}

function untilEnded(
  { ended }: PendingAuthorization,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal | undefined },
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      ended.signal.removeEventListener('abort', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, limit);
    ended.signal.addEventListener('abort', done, { once: true });
    signal?.addEventListener('abort', done, { once: true });
    if (ended.signal.aborted || signal?.aborted === true) done();
  });
}
