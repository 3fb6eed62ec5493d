import { NandaError } from '../nanda-error.js';

/** The failures of accounts, in one place so that none says more than another. */
export const accountErrors = {
  /** The same words whatever was wrong: which accounts there are is nobody's business. */
  wrongCredentials: (): NandaError =>
    new NandaError(
      'UNAUTHENTICATED',
      'This is not the right way in: the address, the password or the signature is wrong, or the account is shut. Check them and try again; a wallet signs a new message each time.',
      { details: { reason: 'wrong_credentials' } },
    ),
  sessionOver: (): NandaError =>
    new NandaError('UNAUTHENTICATED', 'The session is over. Sign in again.', {
      details: { reason: 'session_over' },
    }),
  wrongKey: (): NandaError =>
    new NandaError(
      'UNAUTHENTICATED',
      'The API key is wrong, over or revoked. Make another one (POST /v2/auth/api-keys).',
      { details: { reason: 'invalid_key' } },
    ),
  noAccount: (): NandaError =>
    new NandaError(
      'FORBIDDEN',
      "Who you are here is no account of this proxy (the proxy's own token is its local user, and other issuers keep their own accounts). Sign in to one: POST /v2/auth/login.",
    ),
  signInFirst: (): NandaError =>
    new NandaError('UNAUTHENTICATED', 'Sign in first: POST /v2/auth/login.'),
  registrationClosed: (): NandaError =>
    new NandaError(
      'FORBIDDEN',
      'Nobody can make an account here by oneself. Ask whoever looks after this proxy for one.',
    ),
  unusableEmail: (message: string): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      `No account can be made with this email address: ${message}. Sign in if it is yours, or use another one.`,
      { details: { issues: [{ path: 'body.email', message }] } },
    ),
  unknownAccount: (id: string): NandaError =>
    new NandaError(
      'NOT_FOUND',
      `There is no account "${id.slice(0, 100)}". List them: GET /v2/accounts.`,
    ),
  noPassword: (): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      'This account signs in with its wallet: it has no email address, and so no password.',
      {
        details: {
          issues: [{ path: 'body.password', message: 'is for accounts with an email address' }],
        },
      },
    ),
  unknownRole: (role: string, roles: readonly string[]): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      `There is no role ${JSON.stringify(role.slice(0, 64))}. There are: ${roles.join(', ') || 'none'}.`,
      { details: { issues: [{ path: 'body.roles', message: 'there is no such role' }] } },
    ),
  unknownKey: (id: string): NandaError =>
    new NandaError(
      'NOT_FOUND',
      `You have no API key "${id.slice(0, 100)}". List them: GET /v2/auth/api-keys.`,
    ),
  tooManyKeys: (most: number): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      `You have ${most} API keys, and can have no more. Revoke one that is not used any more (DELETE /v2/auth/api-keys/<id>).`,
      { details: { limit: most } },
    ),
  pastEnd: (): NandaError =>
    new NandaError('VALIDATION_ERROR', 'The end of the key is past already. Give a later one.', {
      details: { issues: [{ path: 'body.expiresAt', message: 'must be later than now' }] },
    }),
  wrongCursor: (): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      'The cursor is none of this list. Take the `nextCursor` of the page before, or leave it out.',
      { details: { issues: [{ path: 'query.cursor', message: 'is no cursor of this list' }] } },
    ),
} as const;
