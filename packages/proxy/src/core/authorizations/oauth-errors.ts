import type { ServiceChallenge } from '@nanda/protocol';
import { NandaError } from '../nanda-error.js';
import type { OAuthRefusalError } from './oauth-refusal-error.js';

/** The failures of authorizations, in one place so that they speak with one voice. */
export const oauthErrors = {
  notOwner: (): NandaError =>
    new NandaError(
      'FORBIDDEN',
      'Whoever agreed at the service said that the account of this proxy is not theirs. Nothing was kept.',
    ),
  notFound: (id: string): NandaError =>
    new NandaError(
      'NOT_FOUND',
      `There is no authorization "${id}", or it is long over. Begin a new one (POST /v2/services/<id>/authorize).`,
    ),
  tooMany: (limit: number): NandaError =>
    new NandaError(
      'CONNECTION_LIMIT_REACHED',
      `${limit} authorizations wait for somebody to agree already. Finish or cancel one first (DELETE /v2/authorizations/<id>).`,
      { details: { limit, scope: 'authorizations' } },
    ),
  full: (): NandaError =>
    new NandaError(
      'OVERLOADED',
      'Too many users are being asked for their consent at the moment. Try again in a minute.',
      { retryAfter: 60 },
    ),
  notRemote: (serviceName: string): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      `"${serviceName}" runs on this machine: there is nobody to ask for tokens. What it needs stands in its configuration.`,
    ),
  clientIncomplete: (): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      'The grant `client_credentials` needs both the `clientId` and the `clientSecret` of a client that is registered with the authorization server.',
    ),
  noCallback: (): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      'The browser could not come back: this proxy does not know its own public address. Set `publicUrl` (PUBLIC_URL) to the https address by which browsers reach it.',
    ),
  tooSlow: (serviceName: string): NandaError =>
    new NandaError(
      'CONNECTION_FAILED',
      `Whoever authorizes for "${serviceName}" took too long to answer. Try again later.`,
      { details: { cause: 'timeout' }, retryable: true },
    ),
  otherAddress: (): NandaError =>
    new NandaError(
      'VALIDATION_ERROR',
      'This is not the address at which the browser arrived for this authorization. Copy it whole from the address bar, with everything after the question mark.',
    ),
  ended: (state: string): NandaError =>
    new NandaError('VALIDATION_ERROR', `This authorization is ${state} already. Begin a new one.`, {
      details: { state },
    }),
  refused: ({ code, message }: OAuthRefusalError): NandaError =>
    code === 'access_denied'
      ? new NandaError('FORBIDDEN', 'The user did not agree, so nothing was authorized.', {
          details: { error: code },
        })
      : new NandaError(
          'UPSTREAM_ERROR',
          `The authorization server refused: "${message}". Begin again, or ask the service's owner.`,
          { details: { error: code }, retryable: false },
        ),
  /** Tokens are over that nothing can renew. */
  expired: (serviceName: string, { scope }: { readonly scope?: string | undefined } = {}) =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `What "${serviceName}" was authorized for is over. Authorize it again; then the next use goes on by itself.`,
      {
        details: {
          challenge: {
            kind: 'oauth2',
            fields: [],
            reason: 'expired',
            ...(scope !== undefined && { scope }),
          } satisfies ServiceChallenge,
        },
      },
    ),
  /** A client that is let in by itself is not. */
  clientRefused: (serviceName: string, { code, message }: OAuthRefusalError): NandaError =>
    new NandaError(
      'SERVICE_AUTH_REQUIRED',
      `The authorization server of "${serviceName}" does not let this client in: "${message}". Check \`clientId\`, \`clientSecret\` and \`scope\`.`,
      {
        details: {
          challenge: {
            kind: 'oauth2',
            // Nobody's consent helps: it wants to be another client, or to be one of another secret.
            fields: [
              { name: 'clientId', in: 'auth', isRequired: true },
              { name: 'clientSecret', in: 'auth', isSecret: true, isRequired: true },
            ],
            reason: code === 'invalid_scope' ? 'insufficient_scope' : 'refused',
          } satisfies ServiceChallenge,
        },
      },
    ),
} as const;
