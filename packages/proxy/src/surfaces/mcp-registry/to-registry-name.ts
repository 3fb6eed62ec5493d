import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { ownNamespace } from './own-namespace.js';

const registryName = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;
const maximumLength = 200;
const maximumSlug = 40;
/** What is left of 200 behind the namespace, the slug and what stands between them. */
const maximumCode = 140;

/**
 * The name of a service in the official registry's form. Its own name, where it is of that form: the
 * catalog has no second service of such a name. Else one that is made of its id, so that it is nobody
 * else's, stays the same, and leads back to it (`readServiceId`).
 */
export function toRegistryName({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): string {
  const isOwn = name.toLowerCase().startsWith(`${ownNamespace}/`);
  if (!isOwn && name.length >= 3 && name.length <= maximumLength && registryName.test(name)) {
    return name;
  }
  return `${ownNamespace}/${toSlug(name)}.${encodeId(id)}`;
}

/** For people: the name's last part, as far as it can be written. It holds no dot. */
function toSlug(name: string): string {
  const words = name
    .slice(name.lastIndexOf('/') + 1)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    // One that another proxy has made already: without that one's id.
    .replace(/\..*$/, (rest) => (name.startsWith(`${ownNamespace}/`) ? '' : rest))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maximumSlug)
    .replaceAll(/^-+|-+$/g, '');
  return words === '' ? 'service' : words;
}

/** An id as it is, or as `b.` and its bytes; of one that is too long for a name, `h.` and its hash. */
function encodeId(id: string): string {
  if (id.length <= maximumCode && /^[a-zA-Z0-9_-]+$/.test(id)) return id;
  const bytes = Buffer.from(id, 'utf8');
  const code = bytes.toString('base64url');
  const isReversible = code !== '' && bytes.toString('utf8') === id;
  if (isReversible && code.length <= maximumCode) return `b.${code}`;
  return `h.${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
}
