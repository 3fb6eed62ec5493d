import { canonicalJson } from '../canonical-json.js';
import type { Access } from './access.js';

/** Equal for two that may do the same, whatever their plans. */
export function accessKey(access: Access | undefined): string {
  if (access === undefined) return '';
  const { permissions, tools } = access;
  return canonicalJson({ permissions: [...permissions].toSorted(), tools });
}
