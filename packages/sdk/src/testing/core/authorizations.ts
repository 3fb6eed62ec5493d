import type { Authorization, AuthorizationRequest } from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import type { KnownService } from '../services/known-service.js';
import { describeRefusal } from '../wire/describe-refusal.js';
import { Refusal } from '../wire/refusal.js';
import type { Caller } from './caller.js';
import type { Catalog } from './catalog.js';
import type { Ids } from './create-ids.js';
import type { KeptCredentials } from './kept-credentials.js';

interface Pending {
  data: Authorization;
  readonly owner: string;
  readonly service: KnownService;
  readonly expires: number;
  readonly ended: PromiseWithResolvers<void>;
}

export interface AuthorizationsParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly catalog: Catalog;
  readonly kept: KeptCredentials;
}

/** Milliseconds, as the contract has it. */
const lifetime = 600_000;
const redirectUrl = 'http://proxy.test/oauth/callback';

/** Authorizations, which a test finishes in place of a user and a browser. */
export class Authorizations {
  readonly #parts: AuthorizationsParts;
  readonly #all = new Map<string, Pending>();

  constructor(parts: AuthorizationsParts) {
    this.#parts = parts;
  }

  /** @throws Refusal SERVICE_NOT_FOUND */
  create(serviceId: string, { scope }: AuthorizationRequest, { key }: Caller): Authorization {
    const { clock, ids, catalog } = this.#parts;
    const service = catalog.get(serviceId);
    const id = ids('authz');
    const wanted = scope ?? service.requirement?.challenge?.scope;
    const data: Authorization = {
      id,
      serviceId: service.entry.id,
      state: 'pending',
      url: `https://issuer.test/authorize?state=${id}`,
      redirectUrl,
      issuer: 'https://issuer.test',
      ...(wanted !== undefined && { scope: wanted }),
      expiresAt: clock.timestamp(lifetime),
    };
    const ended = Promise.withResolvers<void>();
    const pending = { data, owner: key, service, expires: clock.now() + lifetime, ended };
    this.#all.set(id, pending);
    clock.setAlarm(lifetime, () => this.#end(pending, { state: 'expired' }));
    return data;
  }

  /** @param options `wait`: seconds of the proxy's time; `gone`: nobody waits any more. @throws Refusal NOT_FOUND */
  async get(
    id: string,
    caller: Caller,
    { wait = 0, gone }: { readonly wait?: number | undefined; readonly gone: AbortSignal },
  ): Promise<Authorization> {
    const pending = this.#find(id, caller);
    if (wait > 0 && pending.data.state === 'pending') {
      const over = Promise.withResolvers<void>();
      const forget = this.#parts.clock.setAlarm(wait * 1000, over.resolve);
      gone.addEventListener('abort', () => over.resolve(), { once: true });
      await Promise.race([pending.ended.promise, over.promise]);
      forget();
    }
    return pending.data;
  }

  /** @throws Refusal NOT_FOUND, VALIDATION_ERROR */
  complete(id: string, address: string, caller: Caller): Authorization {
    const pending = this.#find(id, caller);
    const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams();
    if (pending.data.state !== 'pending' || query.get('state') !== id) {
      throw new Refusal('VALIDATION_ERROR', {
        message: 'This is not the address at which the browser arrived for this authorization.',
        details: { field: 'redirectUrl' },
      });
    }
    return this.#finish(pending, { isGranted: query.has('code') });
  }

  /** @throws Refusal NOT_FOUND */
  cancel(id: string, caller: Caller): Authorization {
    return this.#end(this.#find(id, caller), { state: 'cancelled' });
  }

  /** In place of the user. @throws TypeError where it does not say which, and there is not exactly one */
  answer({
    id,
    isGranted,
  }: {
    readonly id?: string | undefined;
    readonly isGranted: boolean;
  }): void {
    const fitting = Array.from(this.#all.values()).filter(
      ({ data }) => data.state === 'pending' && (id ?? data.id) === data.id,
    );
    const [pending] = fitting;
    if (pending === undefined || fitting.length > 1) {
      throw new TypeError(
        `There are ${fitting.length} pending authorizations that could be meant.`,
      );
    }
    this.#finish(pending, { isGranted });
  }

  #finish(pending: Pending, { isGranted }: { readonly isGranted: boolean }): Authorization {
    const { owner, service } = pending;
    if (isGranted) {
      const accessToken = this.#parts.ids('oauth_token');
      this.#parts.kept.keep({ owner, service, credentials: { type: 'oauth2', accessToken } });
      return this.#end(pending, { state: 'authorized' });
    }
    const message = 'The user did not agree, so nothing was authorized.';
    const failure = describeRefusal(
      new Refusal('FORBIDDEN', { message, details: { error: 'access_denied' } }),
    );
    return this.#end(pending, { state: 'failed', failure });
  }

  #end(pending: Pending, end: Pick<Authorization, 'state' | 'failure'>): Authorization {
    if (pending.data.state === 'pending') {
      const { url: _, ...data } = pending.data;
      pending.data = { ...data, ...end };
      pending.ended.resolve();
    }
    return pending.data;
  }

  #find(id: string, { key }: Caller): Pending {
    const pending = this.#all.get(id);
    if (pending?.owner === key) return pending;
    throw new Refusal('NOT_FOUND', { message: `There is no authorization "${id}".` });
  }
}
