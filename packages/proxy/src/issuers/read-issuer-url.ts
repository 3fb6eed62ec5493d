import { isIP } from 'node:net';
import { classifyAddress } from '../network/classify-address.js';

/**
 * An address of an authorization server: https, or http of this machine.
 *
 * @throws TypeError
 */
export function readIssuerUrl(text: string): URL {
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (url === null || !isSafe || url.username !== '' || url.password !== '') {
    throw new TypeError(`"${text.slice(0, 200)}" must be an https address without a user name.`);
  }
  return url;
}

function isLoopback({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || (isIP(host) !== 0 && classifyAddress(host) === 'loopback');
}
