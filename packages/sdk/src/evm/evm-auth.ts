import { loadLater } from '../load-later.js';
import type { EvmAuthDemand, EvmAuthProofRequest } from './evm-auth-demand.js';
import type { EvmAuthDesk, EvmAuthWallet } from './evm-auth-desk.js';
import type { EvmAuthRules } from './evm-auth-options.js';
import type { EvmAuthProof } from './evm-auth-proof.js';

/** What ends the making of a proof. */
export interface ProofOptions {
  /** Ends the wait for the wallet, and for its user, with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Signs proofs for services that are protected with EVMAuth. Made by `createEvmAuth()` or `evmAuthFromProvider()`, and
 * given to a client, a connection or a call as `evmAuth`. What it does is loaded with the first proof.
 */
export class EvmAuth {
  readonly #desk: () => Promise<EvmAuthDesk>;

  constructor(wallet: EvmAuthWallet, rules: EvmAuthRules) {
    let desk: EvmAuthDesk | undefined;
    this.#desk = async () => {
      const { EvmAuthDesk: Desk } = await loadLater();
      return (desk ??= new Desk(wallet, rules));
    };
  }

  /**
   * Makes a proof, without asking whether the contract is agreed to: who calls this has named it.
   *
   * @throws EvmAuthError when the wallet does not sign, or not in time.
   *
   * @example
   * const credentials = await evmAuth.prove({ contractAddress, chainId: 1, toolName: 'analyze', parameters });
   * await connection.execute('analyze', parameters, { auth: { type: 'signature', credentials } });
   */
  async prove(request: EvmAuthProofRequest, options: ProofOptions = {}): Promise<EvmAuthProof> {
    return (await this.#desk()).prove(request, options);
  }

  /**
   * Makes the proof that a service asks for, where that is agreed to. What a client does with an answer that wants one.
   *
   * @throws EvmAuthError when it is not agreed to, or the wallet does not sign.
   */
  async respond(demand: EvmAuthDemand, options: ProofOptions = {}): Promise<EvmAuthProof> {
    return (await this.#desk()).respond(demand, options);
  }
}
