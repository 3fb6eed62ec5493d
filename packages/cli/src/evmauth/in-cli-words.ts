import { AbortError, EvmAuthError } from '@nanda/sdk';
import { CliError } from '../errors/cli-error.js';

/** What the SDK says of a proof that could not be made, as an error of the command line. */
export function inCliWords(error: unknown, { signal }: { readonly signal: AbortSignal }): unknown {
  // Our own, which it has put into words of its own.
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof CliError) return cause;
  if (signal.aborted || AbortError.isInstance(error)) {
    return new CliError('CANCELLED', 'Cancelled: nothing was signed.', { cause: error });
  }
  if (!EvmAuthError.isInstance(error)) return error;
  const { code = 'EVMAUTH_PROOF_MISSING', message, contractAddress, chainId } = error;
  return new CliError(code, message, {
    details: {
      ...(contractAddress !== undefined && { contractAddress }),
      ...(chainId !== undefined && { chainId }),
    },
    hint: 'See who signs: nanda wallet show',
    cause: error,
  });
}
