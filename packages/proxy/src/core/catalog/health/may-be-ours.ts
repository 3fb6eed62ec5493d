import { NandaError } from '../../nanda-error.js';

const unreachable = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EHOSTDOWN']);

/**
 * Whether a failure may just as well be this machine's, because it has no network: then it says
 * something about a service only where others can be reached.
 */
export function mayBeOurs({ error }: { readonly error: unknown }): boolean {
  if (!(error instanceof NandaError) || error.code !== 'CONNECTION_FAILED') return false;
  const { cause, code } = error.details ?? {};
  return cause === 'dns' || cause === 'timeout' || unreachable.has(String(code));
}
