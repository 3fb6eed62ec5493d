import type { Logger } from '../logger.js';
import type { NandaError } from '../nanda-error.js';
import { reasonOf } from '../reason-of.js';
import type { OAuthTokens } from './oauth-client.js';
import type { TokenSupply } from './token-supply.js';

export type TokenHeaders = Readonly<Record<string, string>>;

export interface TokenSourceOptions {
  readonly supply: TokenSupply;
  /** What is told where tokens are over. */
  readonly expired: (tokens: OAuthTokens) => NandaError;
  readonly logger: Logger;
  /** @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** The tokens of one owner for one service, for all sessions that use them. */
export interface TokenSource {
  /** For the next request: a plain value while they are good. Empty where there are none. @throws NandaError */
  headers(): TokenHeaders | Promise<TokenHeaders>;
  /** Others in place of those that the service has refused; undefined where there are none. @throws NandaError */
  renew(refused: TokenHeaders): Promise<TokenHeaders | undefined>;
  /** RFC 3339: when those end that are known; undefined where there are none, or they do not say. */
  expiresAt(): string | undefined;
  /** What was known of them holds no more. */
  forget(): void;
}

/** Milliseconds before their end in which tokens are renewed while they are still used; at most a tenth of their life. */
const ahead = 60_000;
/** Milliseconds between two attempts to renew what is still good, and between two looks for what is not there. */
const retryPause = 5000;
const lookPause = 1000;
/** Milliseconds by which clocks differ. */
const skew = 5000;
/** A service that refuses what it was just given is not asked for ever. */
const refusals = { limit: 3, period: 60_000 };

const nothing: TokenHeaders = {};

export function createTokenSource({
  supply,
  expired,
  logger,
  now = Date.now,
}: TokenSourceOptions): TokenSource {
  let known: { readonly tokens: OAuthTokens; readonly headers: TokenHeaders } | undefined;
  let renewing: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  let lookAgainAt = 0;
  let renewAgainAt = 0;
  let refusedAt: number[] = [];

  function take(tokens: OAuthTokens | undefined): void {
    if (tokens === undefined) known = undefined;
    else if (tokens.accessToken !== known?.tokens.accessToken) {
      known = { tokens, headers: { Authorization: `Bearer ${tokens.accessToken}` } };
      renewAgainAt = 0;
    } else known = { tokens, headers: known.headers };
  }

  function read(): Promise<void> {
    reading ??= supply
      .read()
      .then(take)
      .finally(() => {
        reading = undefined;
        lookAgainAt = now() + lookPause;
      });
    return reading;
  }

  function renewOnce(): Promise<void> {
    renewing ??= supply
      .renew(known?.tokens)
      .then((tokens) => {
        // What cannot be renewed may be good for a while.
        if (tokens !== undefined) take(tokens);
        else renewAgainAt = Infinity;
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  }

  function endOf({ expiresAt }: OAuthTokens): number {
    return expiresAt === undefined ? Infinity : Date.parse(expiresAt);
  }

  function isEnding(tokens: OAuthTokens): boolean {
    const end = endOf(tokens);
    const life = end - Date.parse(tokens.obtainedAt);
    return now() >= end - Math.min(ahead, life / 10);
  }

  /** Of tokens that were refused, and for which there are no others: what renews them is over too, or their time is. */
  function isOver(tokens: OAuthTokens): boolean {
    return tokens.refreshToken !== undefined || now() >= endOf(tokens) - skew;
  }

  /** While they are good nobody waits, and nobody fails. */
  function renewAhead(): void {
    if (renewing !== undefined || now() < renewAgainAt) return;
    renewAgainAt = now() + retryPause;
    renewOnce().catch((error: unknown) => {
      logger.warn('Tokens could not be renewed ahead of their end', { reason: reasonOf(error) });
    });
  }

  async function findHeaders(): Promise<TokenHeaders> {
    if (known === undefined) {
      if (now() >= lookAgainAt) await read();
      if (known === undefined) return nothing;
    }
    const old: OAuthTokens = known.tokens;
    if (now() < endOf(old)) return known.headers;
    // Another process, or the user, may have got others.
    await renewOnce();
    const current = known as typeof known | undefined;
    if (current === undefined || now() >= endOf(current.tokens)) throw expired(old);
    return current.headers;
  }

  return {
    headers() {
      if (known === undefined || now() >= endOf(known.tokens)) return findHeaders();
      if (isEnding(known.tokens)) renewAhead();
      return known.headers;
    },
    async renew(refused) {
      const isOld = (): boolean =>
        known === undefined || known.headers['Authorization'] === refused['Authorization'];
      if (!isOld()) return known?.headers;
      // Whoever comes while they are renewed waits for the same ones.
      if (renewing === undefined) {
        refusedAt = refusedAt.filter((at) => now() - at < refusals.period);
        if (refusedAt.length >= refusals.limit) return undefined;
        refusedAt.push(now());
      }
      await renewOnce();
      if (!isOld()) return known?.headers;
      if (known !== undefined && isOver(known.tokens)) throw expired(known.tokens);
      return undefined;
    },
    expiresAt: () => known?.tokens.expiresAt,
    forget() {
      known = undefined;
      lookAgainAt = 0;
      renewAgainAt = 0;
      refusedAt = [];
    },
  };
}
