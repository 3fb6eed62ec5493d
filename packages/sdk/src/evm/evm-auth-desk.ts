import { AbortError } from '../errors/abort-error.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { EvmAuthError } from '../errors/evm-auth-error.js';
import { rejectOnAbort } from '../http/reject-on-abort.js';
import { Agreements } from './agreements.js';
import { buildTypedData, proofLifetime } from './build-typed-data.js';
import type { ProofOptions } from './evm-auth.js';
import type { EvmAuthDemand, EvmAuthProofRequest } from './evm-auth-demand.js';
import type { EvmAuthOptions, EvmAuthRules } from './evm-auth-options.js';
import type { EvmAuthProof } from './evm-auth-proof.js';
import { hashParameters } from './hash-parameters.js';
import { isEvmAddress } from './is-evm-address.js';
import { limited } from './limited.js';

/** Who signs. */
export interface EvmAuthWallet {
  /** The address that it signs for. */
  readonly address: () => string | PromiseLike<string>;
  readonly sign: EvmAuthOptions['signTypedData'];
}

/** How long a user may take to let a page know the wallet, in milliseconds. */
const addressTimeout = 300_000;

/** Makes proofs, one after the other: most wallets show their user one question at a time. */
export class EvmAuthDesk {
  readonly #wallet: EvmAuthWallet;
  readonly #rules: EvmAuthRules;
  readonly #agreements: Agreements;
  /** Settled when the latest of those who wait has had its turn. Never rejects. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(wallet: EvmAuthWallet, rules: EvmAuthRules) {
    this.#wallet = wallet;
    this.#rules = rules;
    this.#agreements = new Agreements(rules);
  }

  /** @throws EvmAuthError, AbortError */
  async respond(demand: EvmAuthDemand, options: ProofOptions): Promise<EvmAuthProof> {
    await this.#agreements.require(demand, options);
    return await this.prove(demand, options);
  }

  /** @throws EvmAuthError, AbortError, and ConfigurationError for what is no contract, chain or wallet */
  async prove(
    { contractAddress, chainId, toolName, ...request }: EvmAuthProofRequest,
    { signal }: ProofOptions,
  ): Promise<EvmAuthProof> {
    const { parameters = {}, tokenIds = [], serviceName = 'MCP', clockSkew = 0 } = request;
    if (!isEvmAddress(contractAddress) || !Number.isSafeInteger(chainId) || chainId < 1) {
      throw new ConfigurationError(
        'A proof needs a contractAddress, 0x and 40 hexadecimal digits, and a chainId, a whole number from 1.',
      );
    }
    const requestHash = await hashParameters(parameters);
    return await this.#inTurn(async () => {
      const walletAddress = await this.#address(signal);
      // Not before its turn: it lives from now on.
      const typedData = buildTypedData({
        walletAddress,
        contractAddress,
        chainId,
        serviceName,
        toolName,
        tokenIds,
        requestHash,
        at: this.#rules.now?.() ?? Date.now() + clockSkew,
      });
      const signature = await limited(
        (interest) => this.#wallet.sign(typedData, { signal: interest }),
        {
          failing: 'The wallet did not sign',
          timeout: proofLifetime,
          signal,
        },
      );
      return { challenge: typedData, signature: checkSignature(signature) };
    }, signal);
  }

  async #address(signal: AbortSignal | undefined): Promise<`0x${string}`> {
    const address = await limited(() => this.#wallet.address(), {
      failing: 'The wallet named no account',
      timeout: addressTimeout,
      signal,
    });
    if (isEvmAddress(address)) return address;
    throw new ConfigurationError('The walletAddress must be 0x and 40 hexadecimal digits.');
  }

  async #inTurn<Value>(
    work: () => Promise<Value>,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Value> {
    const earlier = this.#turn;
    const done = Promise.withResolvers<void>();
    this.#turn = done.promise;
    try {
      await rejectOnAbort(earlier, { signal });
      return await work();
    } catch (error) {
      throw signal.aborted ? new AbortError(signal.reason) : error;
    } finally {
      // Who left the queue must not let those behind go before their time.
      void earlier.then(() => done.resolve());
    }
  }
}

function checkSignature(signature: unknown): `0x${string}` {
  if (typeof signature === 'string' && /^0x[\da-f]{130}$/i.test(signature)) {
    return signature as `0x${string}`;
  }
  throw new EvmAuthError(
    'The wallet gave no signature of 65 bytes. Services that are protected with EVMAuth take no others, such as those of contracts.',
  );
}
