import { isObject } from '../is-object.js';
import type { OAuthTokens } from './oauth-client.js';

/** Whether it is tokens as the vault keeps them: an import may bring something else. */
export function isOAuthTokens(value: unknown): value is OAuthTokens {
  if (!isObject(value) || !isObject(value['client'])) return false;
  const { accessToken, refreshToken, issuer, resource, obtainedAt, expiresAt, scope } = value;
  const { clientId, clientSecret, authMethod } = value['client'];
  return (
    isToken(accessToken) &&
    (refreshToken === undefined || isToken(refreshToken)) &&
    [issuer, resource, clientId].every(isText) &&
    [clientSecret, authMethod, scope].every((text) => text === undefined || isText(text)) &&
    isMoment(obtainedAt) &&
    (expiresAt === undefined || isMoment(expiresAt))
  );
}

/** What a header field can hold. */
function isToken(value: unknown): boolean {
  return isText(value) && /^[\x21-\x7e]+$/.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isMoment(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}
