export interface BaseUrl {
  /** Without credentials, query and fragment. */
  readonly url: URL;
  /** What its credentials are sent as. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Takes a registry's URL apart.
 *
 * @throws TypeError where it is no http(s) URL; the message does not repeat it.
 */
export function readBaseUrl(baseUrl: string | URL): BaseUrl {
  const url = URL.parse(String(baseUrl));
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError('A registry has no http(s) URL. Correct it where the proxy is configured.');
  }
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  if (username === '' && password === '') return { url, headers: {} };
  const credentials = `${decode(username)}:${decode(password)}`;
  return {
    url,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
