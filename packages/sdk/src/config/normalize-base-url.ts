import { ConfigurationError } from '../errors/configuration-error.js';

/**
 * The URL that paths of the contract are appended to: without a slash or `/v2` at its end.
 *
 * @throws ConfigurationError for what is no URL of HTTP, or one that carries a credential.
 */
export function normalizeBaseURL(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigurationError(
      'baseURL must be a URL of http or https, such as http://localhost:3000. Check the option, or NANDA_BASE_URL.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConfigurationError(
      'baseURL must not carry a user name or password. Pass `apiKey` or `accessToken` instead.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/v2$/, '')}`;
}
