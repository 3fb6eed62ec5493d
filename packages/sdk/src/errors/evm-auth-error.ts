import type { ErrorFacts } from './error-facts.js';
import { keep } from './keep.js';
import { NandaError } from './nanda-error.js';

/**
 * No proof could be given to a service that is protected with EVMAuth, or it did not take the one that it got: `code` is
 * what it said, such as `EVMAUTH_SIGNER_MISMATCH`.
 */
export class EvmAuthError extends NandaError {
  static override readonly kind = 'EvmAuthError';

  /** The contract that a proof was wanted for. Said by the service: untrusted. */
  declare readonly contractAddress: string | undefined;
  /** The chain that it is on (EIP-155). Said by the service: untrusted. */
  declare readonly chainId: number | undefined;

  constructor(
    message: string,
    {
      contractAddress,
      chainId,
      code = 'EVMAUTH_PROOF_MISSING',
      ...facts
    }: ErrorFacts & {
      readonly contractAddress?: string | undefined;
      readonly chainId?: number | undefined;
    } = {},
  ) {
    super(message, { ...facts, code });
    keep(this, { contractAddress, chainId });
  }
}
