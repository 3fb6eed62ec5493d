const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?=[/:?]|$)/;

/**
 * Whether an address is one that a client has named. Compared character by character, but for the port of one at a
 * loopback address: a program takes whichever is free (RFC 8252 §7.3).
 */
export function matchesRedirectUri(given: string, named: readonly string[]): boolean {
  return named.some(
    (one) => given === one || (loopback.test(one) && withoutPort(given) === withoutPort(one)),
  );
}

/** Of a loopback address only; all else stays as it is. */
function withoutPort(uri: string): string {
  return uri.replace(
    /^(http:\/\/(?:127\.0\.0\.1|\[::1\])):(\d{1,5})(?=[/?]|$)/,
    (whole, host, port) => (Number(port) >= 1 && Number(port) <= 65_535 ? String(host) : whole),
  );
}
