import * as z from 'zod/mini';
import { SyncProgressSchema, type SyncProgress } from './registry-status.js';

/** Something that happened to the catalog: a registry is being read. */
export interface CatalogEvent {
  /** Unique; a stream is resumed after it. */
  id: string;
  /** How far the reading is. */
  type: 'sync_started' | 'sync_progress' | 'sync_finished' | 'sync_failed';
  /** RFC 3339. */
  timestamp: string;
  /** The name of the registry. */
  registry: string;
  /** How many rows have been read; with `sync_progress`. */
  progress?: SyncProgress | undefined;
  /** Services of the registry that are listed now; with `sync_finished`. */
  services?: number | undefined;
  /** Why it failed; with `sync_failed`. */
  error?: string | undefined;
}

export const CatalogEventSchema = z.object({
  id: z.string(),
  type: z.enum(['sync_started', 'sync_progress', 'sync_finished', 'sync_failed']),
  timestamp: z.string(),
  registry: z.string(),
  progress: z.optional(SyncProgressSchema),
  services: z.optional(z.number()),
  error: z.optional(z.string()),
});
