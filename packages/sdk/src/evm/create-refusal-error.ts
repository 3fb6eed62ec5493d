import type { APIError } from '../errors/api-error.js';
import { EvmAuthError } from '../errors/evm-auth-error.js';
import { PaymentRequiredError } from '../errors/payment-required-error.js';
import type { EvmAuthRefusal } from './evm-auth-refusal.js';

/** The error of a call whose proof was not taken, or whose wallet holds none of the tokens. */
export function createRefusalError(refusal: EvmAuthRefusal): EvmAuthError | APIError {
  const { code, message, ...details } = refusal;
  const { contractAddress, chainId, tokenIds, walletAddress = '' } = details;
  if (code !== 'PAYMENT_REQUIRED') {
    return new EvmAuthError(`The service did not take the proof: ${message}`, {
      code,
      contractAddress,
      chainId,
    });
  }
  return new PaymentRequiredError({
    status: 402,
    code,
    isRetryable: false,
    details,
    message:
      `The wallet ${walletAddress} holds none of the tokens ${tokenIds.join(', ')} of the contract ${contractAddress} ` +
      `on the chain ${chainId}. Get one, and call again.`,
  });
}
