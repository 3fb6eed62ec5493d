import type { Service } from '@nanda/sdk';
import { filterRows } from '../lists/filter-rows.js';
import type { PaletteEntry } from './palette-entry.js';
import { serviceEntries } from './service-entries.js';

/** {@link findServices}' second argument. */
export interface FindServicesOptions {
  filter: string;
  /** No more than so many. */
  limit: number;
}

interface Found {
  readonly filter: string;
  readonly entries: readonly PaletteEntry[];
}

const found = new WeakMap<readonly Service[], Found>();

/** What can be done with services and has what is typed in it, the best first. Thousands are searched once for one filter. */
export function findServices(
  services: readonly Service[],
  { filter, limit }: FindServicesOptions,
): readonly PaletteEntry[] {
  const before = found.get(services);
  if (before?.filter === filter) return before.entries;
  const all = serviceEntries(services);
  const entries = filterRows(all, { filter, textOf: ({ title }) => title, limit });
  found.set(services, { filter, entries });
  return entries;
}
