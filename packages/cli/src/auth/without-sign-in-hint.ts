import { CliError } from '../errors/cli-error.js';

/** An error of signing in, without the advice of others to sign in. */
export function withoutSignInHint(error: unknown): unknown {
  if (!(error instanceof CliError) || error.code !== 'UNAUTHENTICATED') return error;
  const { code, message, details, retryable, hint } = error;
  if (hint?.startsWith('Set NANDA_TOKEN') !== true) return error;
  return new CliError(code, message, { details, retryable, cause: error });
}
