import type { ContractSignatures } from '../../core/accounts/wallets/contract-signatures.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Dialler } from '../../network/create-dialler.js';

export interface ContractSignaturesOptions {
  /** Addresses of JSON-RPC servers, by chain. They were configured: private ones are as good as others. */
  readonly rpc: ReadonlyMap<number, string>;
}

export interface OpenContractSignatures extends ContractSignatures {
  close(): Promise<void>;
}

type Hex = `0x${string}`;

/** Milliseconds that a chain has for an answer. */
const timeout = 10_000;
/** Bytes of the largest answer: it is a word. */
const maxAnswer = 64 * 1024;

/** Asks the chains that are configured whether a wallet that is a contract has signed a message. */
export function createContractSignatures({
  rpc,
}: ContractSignaturesOptions): OpenContractSignatures {
  let opening: Promise<Dialler> | undefined;

  /** Large, and most proxies never ask a chain. */
  async function open(): Promise<Dialler> {
    const { createDialler } = await import('../../network/create-dialler.js');
    return createDialler({ policy: 'any' });
  }

  return {
    async verify({ walletAddress, chainId, message, signature }) {
      const url = rpc.get(chainId);
      if (url === undefined) return undefined;
      opening ??= open();
      const [{ fetch }, { createClient, http }, { verifyMessage }] = await Promise.all([
        opening,
        import('viem'),
        import('viem/actions'),
      ]);
      // A chain that cannot be asked looks like a contract that says no.
      let failure: unknown;
      const transport = http(url, {
        timeout,
        retryCount: 0,
        maxResponseBodySize: maxAnswer,
        async fetchFn(input, init) {
          try {
            const response = await fetch(input instanceof Request ? input.url : input, init);
            if (!response.ok) failure = new Error(`The chain answered ${response.status}.`);
            return response;
          } catch (error) {
            failure = error;
            throw error;
          }
        },
      });
      const isSigned = await verifyMessage(createClient({ transport }), {
        address: walletAddress as Hex,
        message,
        signature: signature as Hex,
      }).catch((error: unknown) => {
        failure ??= error;
        return false;
      });
      if (!isSigned && failure !== undefined) throw unreachable(chainId, failure);
      return isSigned;
    },
    async close() {
      const dialler = await opening;
      await dialler?.close();
    },
  };
}

function unreachable(chainId: number, cause: unknown): NandaError {
  return new NandaError(
    'CONNECTION_FAILED',
    `The chain ${chainId} could not be asked whether the wallet has signed. Get a new message and try again; if it stays so, tell whoever looks after this proxy.`,
    { details: { cause: 'chain', chainId }, cause },
  );
}
