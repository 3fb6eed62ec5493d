import { CliError } from '../../errors/cli-error.js';

/** An authorization server's refusal, in its own words, cleaned. */
export class OAuthFailure extends CliError {
  /** Of the answer: `invalid_grant`, `authorization_pending`, … */
  readonly error: string;

  constructor(
    error: string,
    message: string,
    options: { readonly hint?: string | undefined } = {},
  ) {
    super(error === 'access_denied' ? 'FORBIDDEN' : 'UNAUTHENTICATED', message, {
      ...options,
      details: { error },
    });
    this.error = error;
  }
}
