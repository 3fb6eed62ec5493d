import type { NandaCheckpoint } from './nanda-checkpoint.js';

/** A checkpoint as text. */
export function formatNandaCheckpoint(checkpoint: NandaCheckpoint): string {
  return JSON.stringify({ version: 1, ...checkpoint });
}
