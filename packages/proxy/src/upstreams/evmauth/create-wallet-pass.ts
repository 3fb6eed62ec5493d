import { NandaError } from '../../core/nanda-error.js';
import { keepsClaims } from './keeps-claims.js';
import type { WalletTokens } from './read-wallet-tokens.js';

/** The token of one wallet for one service, for all sessions that need it. */
export interface WalletPass {
  /** For the next request; a plain value where the one that there is will do. */
  token(): string | Promise<string>;
  /** Milliseconds of the epoch at which the one ends that is there. */
  readonly expiresAt: number | undefined;
  /** The service has refused this one: another, got once for all who need it. */
  renew(refused: string): Promise<string>;
}

export interface WalletPassOptions {
  /** Asks with the wallet. */
  readonly issue: () => Promise<WalletTokens>;
  /** Asks with what the last answer gave for that. */
  readonly refresh: (refreshToken: string) => Promise<WalletTokens>;
  /** Milliseconds of the epoch. @default the system's */
  readonly now?: () => number;
}

/** Milliseconds before its end at which a token is renewed, and what part of its life at most. */
const margin = 60_000;
const largestPart = 0.2;

/**
 * Renews a token ahead of its end. Some services give a renewed one that has lost what let its wallet in: then the wallet is shown
 * again, and nothing is renewed there any more. Such a service counts how often it is asked, so its wish to be left
 * alone is kept.
 */
export function createWalletPass({
  issue,
  refresh,
  now = Date.now,
}: WalletPassOptions): WalletPass {
  let held: (WalletTokens & { readonly renewAt: number }) | undefined;
  let renewing: Promise<string> | undefined;
  let isRefreshed = false;
  let isRefreshUseless = false;
  let wait: { readonly until: number; readonly failure: NandaError } | undefined;

  function hold(tokens: WalletTokens, how: 'issued' | 'refreshed'): string {
    const left = tokens.expiresAt - now();
    held = { ...tokens, renewAt: tokens.expiresAt - Math.min(margin, left * largestPart) };
    isRefreshed = how === 'refreshed';
    return tokens.accessToken;
  }

  async function show(): Promise<string> {
    if (wait !== undefined && wait.until > now()) {
      const { code, message, details } = wait.failure;
      const retryAfter = Math.ceil((wait.until - now()) / 1000);
      throw new NandaError(code, message, { retryAfter, ...(details && { details }) });
    }
    try {
      return hold(await issue(), 'issued');
    } catch (error) {
      if (error instanceof NandaError && error.retryAfter !== undefined) {
        wait = { until: now() + error.retryAfter * 1000, failure: error };
      }
      throw error;
    }
  }

  async function obtain(): Promise<string> {
    const before = held;
    if (before?.refreshToken !== undefined && !isRefreshUseless) {
      try {
        const renewed = await refresh(before.refreshToken);
        if (keepsClaims(renewed.accessToken, before.accessToken)) return hold(renewed, 'refreshed');
      } catch (error) {
        // It is over, or was used by somebody else: the wallet may still be let in.
        if (!(error instanceof NandaError) || error.code !== 'SERVICE_AUTH_REQUIRED') throw error;
      }
      isRefreshUseless = true;
    }
    return show();
  }

  function once(): Promise<string> {
    renewing ??= obtain().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  return {
    get expiresAt() {
      return held?.expiresAt;
    },
    token() {
      if (held !== undefined && now() < held.renewAt) return held.accessToken;
      // Until its end it is as good as another one, where none can be got.
      const { accessToken, expiresAt } = held ?? {};
      return once().catch((error: unknown) => {
        if (accessToken !== undefined && expiresAt !== undefined && now() < expiresAt) {
          return accessToken;
        }
        throw error;
      });
    },
    async renew(refused) {
      if (held !== undefined && held.accessToken !== refused) return held.accessToken;
      // What was renewed is refused, and what is renewed from it would be too.
      if (isRefreshed) isRefreshUseless = true;
      return once();
    },
  };
}
