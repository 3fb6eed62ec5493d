import { createHash, randomBytes } from 'node:crypto';
import type { Identity } from '../accounts/identity.js';
import type { AuthorizationRequest } from './authorization-request.js';
import { createExpiringMap } from './create-expiring-map.js';
import { OAuthError } from './oauth-error.js';

/** What a program comes with to change its code for tokens. */
export interface CodeExchange {
  readonly clientId: string;
  readonly redirectUri: string | undefined;
  readonly verifier: string | undefined;
  readonly resource: string | undefined;
}

/** What a code stands for. */
export interface CodeGrant {
  readonly userId: string;
  readonly request: AuthorizationRequest;
  /** Is told what was given for the code, so that it can be taken back. */
  keep(identity: Identity): Promise<void>;
}

/** Codes of which each is good once, and for a minute. */
export interface CodeBook {
  /** @throws OAuthError temporarily_unavailable */
  issue(grant: { readonly userId: string; readonly request: AuthorizationRequest }): string;
  /** @throws OAuthError invalid_grant; a code that was used already takes back what it gave */
  redeem(code: string, exchange: CodeExchange): Promise<CodeGrant>;
}

export interface CodeBookOptions {
  readonly now: () => number;
  /** Ends what was given for a code that somebody uses again. */
  readonly revoke: (identity: Identity) => Promise<void>;
}

const lifetime = 60_000;
/** How long a used one is remembered: as long as an access token that it gave may live. */
const memory = 15 * 60_000;
const capacity = 2000;

export function createCodeBook({ now, revoke }: CodeBookOptions): CodeBook {
  const open = createExpiringMap<{ userId: string; request: AuthorizationRequest }>({
    lifetime,
    capacity,
    now,
  });
  const used = createExpiringMap<{ given?: Identity; isRevoked?: boolean }>({
    lifetime: memory,
    capacity: capacity * 10,
    now,
  });

  return {
    issue(grant) {
      const code = randomBytes(32).toString('base64url');
      if (open.set(hashOf(code), grant)) return code;
      throw new OAuthError('temporarily_unavailable', 'Too many are signing in. Try again soon.');
    },

    async redeem(code, exchange) {
      const key = hashOf(code);
      const before = used.get(key);
      if (before !== undefined) {
        before.isRevoked = true;
        if (before.given !== undefined) await revoke(before.given);
        throw invalid();
      }
      const grant = open.get(key);
      if (grant === undefined) throw invalid();
      // Whatever comes of it: whoever guesses at the rest guesses once.
      open.delete(key);
      const mark: { given?: Identity; isRevoked?: boolean } = {};
      used.set(key, mark);
      if (!isSame(grant.request, exchange)) throw invalid();
      return {
        ...grant,
        async keep(identity) {
          mark.given = identity;
          // It was used a second time while the first one was under way.
          if (mark.isRevoked === true) await revoke(identity);
        },
      };
    },
  };
}

function isSame(request: AuthorizationRequest, exchange: CodeExchange): boolean {
  const { verifier = '' } = exchange;
  return (
    request.client.id === exchange.clientId &&
    request.redirectUri === exchange.redirectUri &&
    (exchange.resource === undefined || request.resource === exchange.resource) &&
    /^[\w.~-]{43,128}$/.test(verifier) &&
    hashOf(verifier) === request.codeChallenge
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function invalid(): OAuthError {
  return new OAuthError(
    'invalid_grant',
    'The code is over, was used, or belongs to another request. Sign in anew.',
  );
}
