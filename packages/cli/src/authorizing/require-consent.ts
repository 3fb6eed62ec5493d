import type { Authorization } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import { inOptionWords } from '../errors/in-option-words.js';

/** @throws CliError where an authorization has come to nothing */
export function requireConsent({ id, state, failure }: Authorization): void {
  if (state === 'authorized') return;
  if (failure !== undefined) {
    const { code, message, details, retryable } = failure;
    throw new CliError(code, inOptionWords(message), { details, retryable });
  }
  const message =
    state === 'cancelled' ? 'The authorization was given up.' : 'Nobody has agreed in time.';
  throw new CliError('SERVICE_AUTH_REQUIRED', message, {
    details: { authorization: { id, state } },
    hint: 'Begin again: nanda connect <service>',
  });
}
