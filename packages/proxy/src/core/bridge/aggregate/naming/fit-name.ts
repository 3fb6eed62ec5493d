import { createHash } from 'node:crypto';

/** What models and clients take as the name of a tool: letters, digits, `_` and `-`, 64 at most. */
const longest = 64;
const pattern = /^[A-Za-z0-9_-]{1,64}$/;
const hashLength = 8;

export function isFitName(name: string): boolean {
  return pattern.test(name);
}

/** A name with `_` for what may not be in one. What is too long is cut, and says so by a hash of the whole. */
export function fitName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/gu, '_');
  return plain.length <= longest ? plain : hashName(plain, { of: name });
}

/** A name for one whose own is taken: the same in every process. */
export function hashName(name: string, { of }: { readonly of: string }): string {
  const hash = createHash('sha256').update(of).digest('hex').slice(0, hashLength);
  return `${name.replace(/[^A-Za-z0-9_-]/gu, '_').slice(0, longest - hashLength - 1)}_${hash}`;
}
