import { isObject } from '../../core/is-object.js';
import type { IndexCheckpoint, OrganisationState } from './index-checkpoint.js';

/** @returns `undefined` where it is none of ours, or of another version: everything is read anew. */
export function parseIndexCheckpoint(text: string | undefined): IndexCheckpoint | undefined {
  const value = parse(text);
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { isListing, organisations: list } = value;
  if (typeof isListing !== 'boolean' || !Array.isArray(list)) return undefined;
  const organisations = new Map<string, OrganisationState>();
  for (const entry of list as unknown[]) {
    if (!Array.isArray(entry)) return undefined;
    const [id, due, updatedAt, ids] = entry as unknown[];
    if (typeof id !== 'string' || typeof due !== 'number' || typeof updatedAt !== 'string') {
      return undefined;
    }
    if (!Array.isArray(ids) || !ids.every((one) => typeof one === 'string')) return undefined;
    organisations.set(id, { due, updatedAt, ids });
  }
  return { isListing, organisations };
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
