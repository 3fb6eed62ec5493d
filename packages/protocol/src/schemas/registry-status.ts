import * as z from 'zod/mini';
import { registryStates, type RegistryState } from '../facts/registry-states.js';
import { registryTypes, type RegistryType } from '../facts/registry-types.js';

/** One registry of the catalog, and how far it has been read. */
export interface RegistryStatus {
  /** Names it among the others. */
  name: string;
  /** What kind of registry it is. */
  type: RegistryType;
  /** Absent where it lies on this machine. */
  url?: string | undefined;
  /** How far what it lists can be relied on. */
  state: RegistryState;
  /** How many services of it are listed. */
  services: number;
  /** RFC 3339: when it was last read with success. */
  syncedAt?: string | undefined;
  /** RFC 3339: when it is read next by itself. */
  nextSyncAt?: string | undefined;
  /** While it is being read. */
  progress?: SyncProgress | undefined;
  /** Why the last reading failed, and what to do. */
  error?: string | undefined;
  /** One line for each row that could not be read, of the last reading; at most 100. */
  problems: string[];
}

/** How far the reading of a registry is. */
export interface SyncProgress {
  /** Rows of this reading that are stored. */
  read: number;
  /** Rows in all, where the registry says so. */
  total?: number | undefined;
}

export const SyncProgressSchema = z.object({ read: z.number(), total: z.optional(z.number()) });

export const RegistryStatusSchema = z.object({
  name: z.string(),
  type: z.enum(registryTypes),
  url: z.optional(z.string()),
  state: z.enum(registryStates),
  services: z.number(),
  syncedAt: z.optional(z.string()),
  nextSyncAt: z.optional(z.string()),
  progress: z.optional(SyncProgressSchema),
  error: z.optional(z.string()),
  problems: z.array(z.string()),
});
