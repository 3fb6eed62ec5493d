import { rejectOnAbort } from '../http/reject-on-abort.js';
import { AbortError } from '../errors/abort-error.js';
import { EvmAuthError } from '../errors/evm-auth-error.js';
import type { EvmAuthDemand } from './evm-auth-demand.js';
import type { EvmAuthRules } from './evm-auth-options.js';
import { limited } from './limited.js';

/** How long a user may think about a contract, in milliseconds. */
const approvalTimeout = 300_000;
const mostApprovals = 1000;

interface Asked {
  readonly answer: Promise<boolean>;
  /** Aborted when nobody waits for the answer any more. */
  readonly interest: AbortController;
  waiting: number;
}

/** Which contracts are agreed to, each for one service. */
export class Agreements {
  readonly #rules: EvmAuthRules;
  readonly #asked = new Map<string, Asked>();

  constructor(rules: EvmAuthRules) {
    this.#rules = rules;
  }

  /** @throws EvmAuthError for a contract that is not agreed to, AbortError */
  async require(
    demand: EvmAuthDemand,
    { signal = new AbortController().signal }: { readonly signal?: AbortSignal | undefined },
  ): Promise<void> {
    if (this.#isNamed(demand) || (await this.#isApproved(demand, { signal }))) return;
    const { contractAddress, chainId, serviceId } = demand;
    throw new EvmAuthError(
      `The service wants a proof for the contract ${contractAddress} on the chain ${chainId}, which is not agreed to for it. ` +
        `If its publisher names that contract, add { service: '${serviceId}', contractAddress, chainId } to \`contracts\`.`,
      { contractAddress, chainId },
    );
  }

  #isNamed({ serviceId, serviceName, contractAddress, chainId, agreed }: EvmAuthDemand): boolean {
    const { contracts = [], chainId: usual } = this.#rules;
    const named = contracts.filter(({ service }) => [serviceId, serviceName].includes(service));
    return [...named, ...(agreed === undefined ? [] : [agreed])].some(
      (one) =>
        one.contractAddress.toLowerCase() === contractAddress.toLowerCase() &&
        (one.chainId ?? usual) === chainId,
    );
  }

  async #isApproved(
    demand: EvmAuthDemand,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<boolean> {
    const { serviceId, contractAddress, chainId } = demand;
    const key = JSON.stringify([serviceId, contractAddress.toLowerCase(), chainId]);
    const asked = this.#asked.get(key) ?? this.#ask(key, demand);
    asked.waiting += 1;
    try {
      return await rejectOnAbort(asked.answer, { signal });
    } catch (error) {
      throw signal.aborted ? new AbortError(signal.reason) : error;
    } finally {
      asked.waiting -= 1;
      if (asked.waiting === 0) asked.interest.abort();
    }
  }

  #ask(key: string, { serviceId, serviceName, toolName, ...demand }: EvmAuthDemand): Asked {
    const { contractAddress, chainId, tokenIds } = demand;
    const { approve } = this.#rules;
    const request = { serviceId, serviceName, toolName, contractAddress, chainId, tokenIds };
    const interest = new AbortController();
    const answer = limited(async (signal) => (await approve?.(request, { signal })) === true, {
      failing: 'The contract was not agreed to',
      timeout: approvalTimeout,
      signal: interest.signal,
    });
    const asked = { answer, interest, waiting: 0 };
    this.#asked.set(key, asked);
    // Only a yes is remembered: who has said no by mistake is asked again with the next call.
    const forget = (): void => {
      if (this.#asked.get(key) === asked) this.#asked.delete(key);
    };
    answer.then((isAgreed) => isAgreed || forget(), forget);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > mostApprovals && oldest !== undefined) this.#asked.delete(oldest);
    return asked;
  }
}
