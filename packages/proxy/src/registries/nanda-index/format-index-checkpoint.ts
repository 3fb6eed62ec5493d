import type { IndexCheckpoint } from './index-checkpoint.js';

/** A checkpoint as text. */
export function formatIndexCheckpoint({ isListing, organisations }: IndexCheckpoint): string {
  const list = Array.from(organisations, ([id, { due, updatedAt, ids }]) => [
    id,
    due,
    updatedAt,
    ids,
  ]);
  return JSON.stringify({ version: 1, isListing, organisations: list });
}
