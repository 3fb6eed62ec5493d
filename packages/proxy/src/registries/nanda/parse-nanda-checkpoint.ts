import { isObject } from '../../core/is-object.js';
import type { NandaCheckpoint } from './nanda-checkpoint.js';

/** @returns `undefined` where it is none of ours, or of another version: everything is read anew. */
export function parseNandaCheckpoint(text: string | undefined): NandaCheckpoint | undefined {
  const value = parse(text);
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { page, mark, begun, first } = value;
  if (typeof begun !== 'string' || typeof first !== 'string') return undefined;
  if (Number.isNaN(Date.parse(begun)) || Number.isNaN(Date.parse(first))) return undefined;
  const isPage = typeof page === 'number' && Number.isSafeInteger(page) && page >= 0;
  return {
    begun,
    first,
    ...(isPage ? { page } : {}),
    ...(typeof mark === 'string' ? { mark } : {}),
  };
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
