import type { SessionTokens } from '@nanda/protocol';
import type { Accounts } from '../accounts/accounts.js';
import type { Identity } from '../accounts/identity.js';
import { NandaError } from '../nanda-error.js';
import { checkResource } from './check-resource.js';
import type { CodeBook } from './create-code-book.js';
import type { DeviceBook } from './create-device-book.js';
import type { OAuthClient } from './oauth-client.js';
import { OAuthError } from './oauth-error.js';
import type { OAuthParameters } from './oauth-parameters.js';
import { requiredParameter } from './required-parameter.js';
import type { OAuthVisit } from './sign-in.js';
import type { TokenAnswer } from './token-answer.js';

/** The grant type of RFC 8628. */
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

export interface ExchangeOptions {
  readonly accounts: Pick<Accounts, 'openSession' | 'refresh' | 'verify'>;
  readonly client: OAuthClient;
  readonly codes: CodeBook;
  readonly devices: DeviceBook;
  readonly visit: OAuthVisit;
}

/** What a program gets for what it shows. @throws OAuthError; NandaError RATE_LIMITED */
export async function exchangeGrant(
  parameters: OAuthParameters,
  { accounts, client, codes, devices, visit }: ExchangeOptions,
): Promise<TokenAnswer> {
  const resource = parameters['resource'];
  checkResource(resource, visit);
  switch (requiredParameter(parameters, 'grant_type')) {
    case 'authorization_code': {
      const code = requiredParameter(parameters, 'code');
      const grant = await codes.redeem(code, {
        clientId: client.id,
        redirectUri: parameters['redirect_uri'],
        verifier: parameters['code_verifier'],
        resource,
      });
      const { scope } = grant.request;
      return answer(await open(grant.userId, scope), (identity) => grant.keep(identity));
    }
    case deviceGrant: {
      const deviceCode = requiredParameter(parameters, 'device_code');
      const { userId, request } = devices.collect(deviceCode, { clientId: client.id });
      return answer(await open(userId, request.scope));
    }
    case 'refresh_token': {
      const refreshToken = requiredParameter(parameters, 'refresh_token');
      return answer(
        await inOAuthWords(accounts.refresh(refreshToken, { visit, clientIds: [client.id] })),
      );
    }
    default:
      throw new OAuthError(
        'unsupported_grant_type',
        `grant_type is authorization_code, refresh_token or ${deviceGrant}.`,
      );
  }

  function open(userId: string, scope: readonly string[] | undefined): Promise<SessionTokens> {
    return inOAuthWords(accounts.openSession(userId, { visit, scope, clientId: client.id }));
  }

  async function answer(
    { accessToken, refreshToken, expiresIn }: SessionTokens,
    keep?: (identity: Identity) => Promise<void>,
  ): Promise<TokenAnswer> {
    const identity = await accounts.verify({ kind: 'bearer', value: accessToken });
    if (identity !== undefined) await keep?.(identity);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
      refresh_token: refreshToken,
      scope: (identity?.scope ?? []).join(' '),
    };
  }
}

/** A grant whose account is gone, or a token that is over, is one failure to OAuth. */
async function inOAuthWords<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof NandaError)) throw error;
    if (error.code === 'UNAUTHENTICATED') {
      throw new OAuthError('invalid_grant', 'It is over, was used, or was revoked. Sign in anew.');
    }
    if (error.code === 'FORBIDDEN') {
      throw new OAuthError(
        'invalid_scope',
        'The account may not do all that the program asks for.',
      );
    }
    throw error;
  }
}
