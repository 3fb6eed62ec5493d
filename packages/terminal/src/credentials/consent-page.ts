import { pageAddress, type PageAddress } from '../inbox/page-address.js';

/**
 * The page on which somebody agrees to the use of a service, where it may be opened: https, or http of this machine. Undefined
 * for any other address: a program that opens addresses may do something else with those.
 */
export function consentPage(address: unknown): PageAddress | undefined {
  const page = pageAddress(address);
  if (page === undefined) return undefined;
  const { protocol, hostname, username, password } = new URL(page.href);
  // A name before the host looks like another host.
  if (username !== '' || password !== '') return undefined;
  const isOwn = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || isOwn ? page : undefined;
}
