import { isObject } from '../../core/is-object.js';
import type { Checkpoint } from './checkpoint.js';

/** A checkpoint that was stored, maybe by another version of this program; `undefined` where it is of no use. */
export function readCheckpoint(text: string | undefined): Checkpoint | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { kind, since, cursor, isIncremental } = value;
  if (typeof since !== 'string' || Number.isNaN(Date.parse(since))) return undefined;
  if (typeof isIncremental !== 'boolean') return undefined;
  if (kind === 'complete') {
    const { listedAt } = value;
    if (typeof listedAt !== 'string' || Number.isNaN(Date.parse(listedAt))) return undefined;
    return { version: 1, kind, since, listedAt, isIncremental };
  }
  if (kind !== 'listing' || typeof cursor !== 'string' || cursor === '') return undefined;
  return { version: 1, kind, since, cursor, isIncremental };
}
