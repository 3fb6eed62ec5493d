import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import type { Authenticate, AuthenticateRequest } from '../../core/credentials/authenticator.js';
import { createTokenCheck } from '../../core/evm/create-token-check.js';
import { readEvmFacts } from '../../core/evm/evm-facts.js';
import type { Logger } from '../../core/logger.js';
import { NandaError } from '../../core/nanda-error.js';
import { principalKey } from '../../core/principal-key.js';
import { createDialler, type Dialler } from '../../network/create-dialler.js';
import { credentialHeaders } from '../secrets/credential-headers.js';
import { createTokenBalances } from './create-token-balances.js';
import { createWalletAuthenticator } from './create-wallet-authenticator.js';
import { createWalletPass, type WalletPass } from './create-wallet-pass.js';
import { createWalletPasses } from './create-wallet-passes.js';
import { discoverAuthEndpoint } from './discover-auth-endpoint.js';
import { requestTokens } from './request-tokens.js';
import { toAuthEndpoint } from './to-auth-endpoint.js';

export interface EvmAuthOptions {
  /** Addresses of JSON-RPC by the number of the chain. */
  readonly rpc: ReadonlyMap<number, string>;
  /** See `EvmOptions.check`. */
  readonly check: boolean | 'required';
  readonly userAgent: string;
  readonly logger: Logger;
}

/** Lets wallets in. */
export interface EvmAuth {
  /**
   * Looks up that the wallet holds its token, where that is wanted, and gets what lets it in, where the service has a place for
   * that; undefined where the wallet is all that is sent.
   *
   * @throws NandaError PAYMENT_REQUIRED, SERVICE_AUTH_REQUIRED, RATE_LIMITED, CONNECTION_FAILED
   */
  readonly authenticate: Authenticate;
  close(): Promise<void>;
}

type WalletRequest = AuthenticateRequest & {
  readonly credentials: Extract<AuthenticateRequest['credentials'], { type: 'evmauth' }>;
};

export function createEvmAuth({ rpc, check, userAgent, logger }: EvmAuthOptions): EvmAuth {
  const diallers = new Map<AddressPolicy, Dialler>();
  const passes = createWalletPasses();
  // Who runs the proxy has named the chains, such as one of their own machine.
  const checkToken = createTokenCheck({
    balances: createTokenBalances({
      rpc,
      dialler: { fetch: (...call) => dialler('any').fetch(...call) },
    }),
    isRequired: check === 'required',
    logger,
  });

  function dialler(policy: AddressPolicy): Dialler {
    const made = diallers.get(policy) ?? createDialler({ policy });
    diallers.set(policy, made);
    return made;
  }

  function passFor({ owner, record, credentials }: WalletRequest, place: Place): WalletPass {
    const { endpoint, policy } = place;
    const facts = readEvmFacts(record);
    const contract = credentials.contractAddress ?? facts.contractAddress;
    const tokenId = credentials.tokenId ?? facts.tokenId;
    if (contract === undefined || tokenId === undefined) throw notNamed(record);
    const number = Number(tokenId);
    const wanted = {
      wallet: credentials.walletAddress,
      contract,
      tokenId: Number.isSafeInteger(number) ? number : tokenId,
    };
    const key = JSON.stringify([principalKey(owner), endpoint.href, policy, wanted]);
    // Whoever waits may go; what is asked for is for all who come after.
    const { signal } = new AbortController();
    const ask = (url: URL, body: Readonly<Record<string, unknown>>) =>
      requestTokens(url, body, { dialler: dialler(policy), userAgent, signal });
    return passes.get(key, () =>
      createWalletPass({
        issue: () => ask(endpoint, wanted),
        refresh: (refreshToken) => ask(new URL('refresh', endpoint), { refreshToken }),
      }),
    );
  }

  return {
    async authenticate(request) {
      if (!isOfWallet(request)) return undefined;
      if (check !== false) await checkToken(request);
      const { target, record, owner, credentials } = request;
      const service = target.kind === 'http' ? URL.parse(target.url) : null;
      if (target.kind !== 'http' || service === null) return undefined;
      const policy = target.addressPolicy;
      const endpoint = toAuthEndpoint(readEvmFacts(record).authEndpoint, service);
      const pass = endpoint && passFor(request, { endpoint, policy });
      // What is refused is told to who connects, before anything is sent to the service itself.
      await pass?.token();
      return createWalletAuthenticator({
        of: [principalKey(owner), credentials],
        wallet: credentialHeaders(credentials),
        pass,
        async findPass() {
          const found = await discoverAuthEndpoint(service, {
            dialler: dialler(policy),
            userAgent,
          });
          return found && passFor(request, { endpoint: found, policy });
        },
      });
    },
    async close() {
      const made = [...diallers.values()];
      diallers.clear();
      await Promise.all(made.map((one) => one.close()));
    },
  };
}

/** Where tokens are given out, and which addresses that may be. */
interface Place {
  readonly endpoint: URL;
  readonly policy: AddressPolicy;
}

function isOfWallet(request: AuthenticateRequest): request is WalletRequest {
  return request.credentials.type === 'evmauth';
}

function notNamed({ name }: AuthenticateRequest['record']): NandaError {
  return new NandaError(
    'SERVICE_AUTH_REQUIRED',
    `"${name}" lets wallets in that hold a token, and wants to know which. Connect with contractAddress and tokenId as well.`,
    { details: { challenge: { kind: 'evmauth', reason: 'missing' } } },
  );
}
