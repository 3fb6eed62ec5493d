import { OAuthError } from './oauth-error.js';
import type { OAuthParameters } from './oauth-parameters.js';

/** @throws OAuthError invalid_request */
export function requiredParameter(parameters: OAuthParameters, name: string): string {
  const value = parameters[name];
  if (value !== undefined && value !== '') return value;
  throw new OAuthError('invalid_request', `${name} is missing.`);
}
