import type { RecordTrust } from '../core/catalog/service-record.js';
import { classifyAddress } from '../network/classify-address.js';

/** How far the rows of a registry at this address are trusted: one on this very machine is the local user's own. */
export function trustOfUrl(url: string): Exclude<RecordTrust, 'local-user'> {
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const isLocal =
    host === 'localhost' || host.endsWith('.localhost') || classifyAddress(host) === 'loopback';
  return isLocal ? 'local-file' : 'registry';
}
