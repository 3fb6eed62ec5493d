import { APIError, type APIErrorFacts } from './api-error.js';
import { keep } from './keep.js';

/** 402: the service wants the caller's wallet to hold a token, and it holds none. Get one, and call again. */
export class PaymentRequiredError extends APIError {
  static override readonly kind = 'PaymentRequiredError';

  /** The contract of the token. Said by the service: untrusted. */
  declare readonly contractAddress: string | undefined;
  /** The chain that the contract is on (EIP-155). Said by the service: untrusted. */
  declare readonly chainId: number | undefined;
  /** The tokens: one of them is enough. Said by the service: untrusted. */
  declare readonly tokenIds: readonly string[];
  /** The wallet that was looked at. */
  declare readonly walletAddress: string | undefined;

  constructor(facts: APIErrorFacts) {
    super(facts);
    const {
      contractAddress,
      chainId,
      tokenId,
      tokenIds = tokenId ? [tokenId] : [],
      walletAddress,
    } = this.details;
    keep(this, { contractAddress, chainId, tokenIds, walletAddress });
  }
}
