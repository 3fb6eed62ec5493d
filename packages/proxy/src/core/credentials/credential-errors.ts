import { NandaError } from '../nanda-error.js';

/** The failures of the vault, in one place so that they speak with one voice. */
export const credentialErrors = {
  otherKey: (): NandaError =>
    new NandaError(
      'INTERNAL_ERROR',
      'These credentials were encrypted with another key than the proxy has now. Give it that key again (NANDA_CREDENTIALS_KEY, or credentials.key in its data directory), or forget them and give them anew.',
      { details: { cause: 'credentials_key' } },
    ),
  damaged: (): NandaError =>
    new NandaError(
      'INTERNAL_ERROR',
      'These credentials are damaged where they are kept, and cannot be read. Forget them and give them anew; nothing else is lost.',
      { details: { cause: 'credentials_damaged' } },
    ),
  noKey: (): NandaError =>
    new NandaError(
      'INTERNAL_ERROR',
      "Credentials cannot be kept or read, because the proxy's own key for them cannot be read. Its log says why.",
      { details: { cause: 'credentials_key' } },
    ),
  notFound: (id: string): NandaError =>
    new NandaError(
      'NOT_FOUND',
      `You keep no credentials "${id}". List them (GET /v2/credentials).`,
    ),
  connectionGone: (id: string): NandaError =>
    new NandaError(
      'CONNECTION_NOT_FOUND',
      `The connection "${id}" was closed before its credentials were kept. Connect again.`,
    ),
  tooMany: (limit: number): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `You keep as many credentials as may be kept (${limit}). Forget some (DELETE /v2/credentials/<id>), or close connections.`,
      { details: { limit, scope: 'credentials' } },
    ),
  noTurn: (wait: number): NandaError =>
    new NandaError(
      'OVERLOADED',
      `Somebody else has been working with these credentials for more than ${wait / 1000} s. Try again.`,
      { retryAfter: 1 },
    ),
} as const;
