import type { CredentialsImported } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import { listPlaces } from '../connections/targets/list-places.js';
import { isObject } from '../is-object.js';
import { NandaError } from '../nanda-error.js';
import { ownerOf } from '../owner-of.js';
import type { Principal } from '../principal.js';
import type { CredentialVault } from './credential-vault.js';
import { readExportedEntry, type ExportedEntry } from './read-exported-entry.js';

export interface ImportEntriesOptions {
  readonly vault: Pick<CredentialVault, 'save'>;
  readonly services: {
    getRecord(idOrName: string, principal: Principal): Promise<ServiceRecord>;
  };
  readonly principal: Principal;
}

const maxEntries = 1000;

/**
 * Takes in what an export holds, for the services of this proxy that have the same addresses. All of it is looked at before any is
 * taken in.
 *
 * @throws NandaError VALIDATION_ERROR
 */
export async function importEntries(
  text: string,
  { vault, services, principal }: ImportEntriesOptions,
): Promise<CredentialsImported> {
  const skipped: CredentialsImported['skipped'] = [];
  const fit: ExportedEntry[] = [];
  for (const entry of newestOfEach(readEntries(text))) {
    const { serviceId, place } = entry;
    const record = await services.getRecord(serviceId, principal).catch((error: unknown) => {
      if (error instanceof NandaError && error.code === 'SERVICE_NOT_FOUND') return undefined;
      throw error;
    });
    if (record === undefined || record.id !== serviceId) {
      skipped.push({ serviceId, reason: 'The service is not in the catalog here.' });
    } else if (!listPlaces(record).includes(place)) {
      skipped.push({ serviceId, reason: 'The service has another address here.' });
    } else fit.push(entry);
  }
  const owner = ownerOf(principal);
  for (const { isOfConnection: _, updatedAt: __, ...entry } of fit) {
    await vault.save({ ...entry, owner });
  }
  return { imported: fit.length, skipped };
}

function readEntries(text: string): ExportedEntry[] {
  const content: unknown = parse(text);
  const list = isObject(content) ? content['entries'] : undefined;
  if (!Array.isArray(list) || list.length > maxEntries) throw unreadable();
  return list.map((item) => {
    const entry = readExportedEntry(item);
    if (entry === undefined) throw unreadable();
    return entry;
  });
}

/** What was kept for a service counts more than what was of one connection, and the newer more than the older. */
function newestOfEach(entries: readonly ExportedEntry[]): ExportedEntry[] {
  const rank = ({ isOfConnection = false, updatedAt }: ExportedEntry): string =>
    `${isOfConnection ? 0 : 1} ${updatedAt}`;
  const best = new Map<string, ExportedEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.serviceId, entry.place, entry.type]);
    const known = best.get(key);
    if (known === undefined || rank(entry) > rank(known)) best.set(key, entry);
  }
  return [...best.values()];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its message: a parser's quotes what it read.
    return undefined;
  }
}

function unreadable(): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `What is in the export cannot be taken in: it holds something that is no credential, or more than ${maxEntries}. Nothing was changed.`,
  );
}
