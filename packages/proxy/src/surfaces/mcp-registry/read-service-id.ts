import { Buffer } from 'node:buffer';
import { ownNamespace } from './own-namespace.js';

/**
 * The id that a name was made of by `toRegistryName`.
 *
 * @returns `undefined` for a service's own name, and for a name that holds only the hash of an id.
 */
export function readServiceId(name: string): string | undefined {
  const prefix = `${ownNamespace}/`;
  if (!name.startsWith(prefix)) return undefined;
  const [, ...code] = name.slice(prefix.length).split('.');
  const [kind = '', text] = code;
  if (code.length === 1) return kind === '' ? undefined : kind;
  if (kind !== 'b' || code.length !== 2 || text === undefined) return undefined;
  return Buffer.from(text, 'base64url').toString('utf8') || undefined;
}
