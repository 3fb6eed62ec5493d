/** An http(s) address as a URI in the strict sense; `undefined` where it is none. */
export function toUri(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const hash = url.hash === '' ? '' : `#${encode(url.hash.slice(1))}`;
  return `${url.origin}${encode(url.pathname)}${encode(url.search)}${hash}`;
}

/** Browsers leave some characters as they are that a URI may not hold. */
function encode(part: string): string {
  return part
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gu, (character) =>
      encodeURIComponent(character),
    );
}
