import { readBaseUrl } from '../http/read-base-url.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';

const officialUrl = 'https://registry.modelcontextprotocol.io';

export interface RegistryUrl {
  /** Without the API's version, a slash at its end, and credentials. */
  readonly url: string;
  readonly host: string;
  /** What credentials in it are sent as. */
  readonly headers: Readonly<Record<string, string>>;
  /** True for the public registry, which is asked where none was named. */
  readonly isOfficial: boolean;
}

/**
 * The base of a registry's addresses, however it was given: with or without `/v0.1` and what comes after it.
 *
 * @throws TypeError where it is no http(s) URL.
 */
export function readRegistryUrl(given: string = officialUrl): RegistryUrl {
  const { url, headers } = readBaseUrl(given);
  const path = withoutEndSlashes(
    withoutEndSlashes(url.pathname).replace(/\/v0(?:\.1)?(?:\/servers)?$/, ''),
  );
  const base = `${url.origin}${path}`;
  return {
    url: base,
    host: url.host,
    headers,
    isOfficial: base === officialUrl,
  };
}
