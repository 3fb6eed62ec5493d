import type { IdentityVerifier, ShownCredential } from '../../core/accounts/identity.js';
import type { Attendance, IdentityWatch } from '../../core/identity/create-identity-watch.js';
import { NandaError } from '../../core/nanda-error.js';
import { clientToken } from './client-token.js';
import { isOpenPath } from './is-open-path.js';
import { isSameSecret } from '../../core/is-same-secret.js';
import { readCredential } from './read-credential.js';
import type { RequestHead } from './request-head.js';
import { resolvePrincipal, type ResolvedPrincipal } from './resolve-principal.js';

/** How a request came, as far as that says who sent it. */
export interface Caller {
  readonly path: string;
  readonly isLoopback: boolean;
  /** Whether it came over a Unix socket, which only its owner gets to. @default false */
  readonly isSocket?: boolean | undefined;
}

/** Knows who stands before the door. The same one for every door of a proxy. */
export interface Doorkeeper {
  /** Whether there are accounts. */
  readonly hasAccounts: boolean;
  /**
   * Who sent a request. At once, unless there is a token or a key to be verified.
   *
   * @throws NandaError UNAUTHENTICATED; rejects with it, or with what keeps it from being verified
   */
  identify(
    request: Pick<RequestHead, 'headers'>,
    caller: Caller,
  ): ResolvedPrincipal | Promise<ResolvedPrincipal>;
  /** For what outlasts its request. Undefined where nothing ends that: who has no token has none that could be over. */
  attend(resolved: Pick<ResolvedPrincipal, 'user'>): Attendance | undefined;
}

export interface DoorkeeperOptions {
  /** The proxy's own token, where it has one. */
  readonly token: string | undefined;
  /** @default there are no accounts */
  readonly accounts?: DoorkeeperAccounts | undefined;
}

export interface DoorkeeperAccounts {
  /** Whether somebody who shows nothing is let in, as a client that is nobody in particular. */
  readonly mode: 'optional' | 'required';
  readonly verifier: Pick<IdentityVerifier, 'verify'>;
  readonly watch: Pick<IdentityWatch, 'attend'>;
}

export function createDoorkeeper({ token, accounts }: DoorkeeperOptions): Doorkeeper {
  if (accounts === undefined) {
    return {
      hasAccounts: false,
      identify: (request, { path, isLoopback }) =>
        resolvePrincipal(request, {
          token: isOpenPath(path, { hasAccounts: false }) ? undefined : token,
          isLoopback,
        }),
      attend: () => undefined,
    };
  }
  const { mode, verifier, watch } = accounts;

  async function verify(shown: ShownCredential): Promise<ResolvedPrincipal> {
    const identity = await verifier.verify(shown);
    if (identity === undefined) throw unknownCredential();
    const { userId, access } = identity;
    return { principal: { kind: 'user', userId, access }, user: { identity, shown } };
  }

  /** A client of no name: what it comes with names no user, whoever uses the same browser. */
  function asNobody(
    request: Pick<RequestHead, 'headers'>,
    { isOpen, isSocket }: { readonly isOpen: boolean; readonly isSocket: boolean | undefined },
  ): ResolvedPrincipal {
    if (isSocket === true) return { principal: { kind: 'local' } };
    if (mode === 'required' && !isOpen) throw nothingShown();
    const sent = clientToken.read(request);
    if (sent !== undefined) return { principal: clientToken.ownerOf(sent) };
    const handOut = clientToken.create();
    const principal = clientToken.ownerOf(handOut);
    return isOpen ? { principal } : { principal, handOut };
  }

  return {
    hasAccounts: true,
    identify(request, { path, isSocket }) {
      const isOpen = isOpenPath(path, { hasAccounts: true });
      const shown = readCredential(request);
      if (shown === undefined) return asNobody(request, { isOpen, isSocket });
      if (token !== undefined && isSameSecret(shown.value, token)) {
        return { principal: { kind: 'local' } };
      }
      const verified = verify(shown);
      if (!isOpen) return verified;
      // Who comes for a new token may still show the old one.
      return verified.catch((error: unknown) => {
        if (!isUnauthenticated(error)) throw error;
        return asNobody(request, { isOpen, isSocket });
      });
    },
    attend: ({ user }) => user && watch.attend(user.shown, user.identity),
  };
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof NandaError && error.code === 'UNAUTHENTICATED';
}

function nothingShown(): NandaError {
  return new NandaError(
    'UNAUTHENTICATED',
    "This proxy lets in only who has signed in: POST /v2/auth/login, then send 'Authorization: Bearer <access token>', or an API key as 'X-API-Key: <key>'.",
    { details: { reason: 'missing_token' } },
  );
}

function unknownCredential(): NandaError {
  return new NandaError(
    'UNAUTHENTICATED',
    'The token or key is not one of this proxy, or is not valid any more. Sign in anew.',
    { details: { reason: 'invalid_token' } },
  );
}
