import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CurrentConnection } from './current-connection.js';
import { readJsonFile } from './read-json-file.js';
import { writeJsonFile } from './write-json-file.js';

/** One row of the last listing: what `connect 1` means. */
export interface ListedService {
  readonly id: string;
  readonly name: string;
}

/** What the command line remembers from one command to the next. */
export interface StateStore {
  /** Of this proxy only: an id means nothing to another one. */
  current(): Promise<CurrentConnection | undefined>;
  setCurrent(current: Omit<CurrentConnection, 'proxy'>): Promise<void>;
  clearCurrent(): Promise<void>;
  lastListing(): Promise<readonly ListedService[]>;
  setLastListing(services: readonly ListedService[]): Promise<void>;
  /** The token by which a proxy that is not ours knows this client again. */
  clientToken(): Promise<string | undefined>;
  setClientToken(token: string): Promise<void>;
}

/** A store in files of the state directory, for one proxy. */
export function createStateStore(
  directory: string,
  { proxy }: { readonly proxy: string },
): StateStore {
  const currentFile = join(directory, 'current.json');
  const listingFile = join(directory, 'listing.json');
  const clientsFile = join(directory, 'clients.json');

  const readClients = async () => (readJsonFile(clientsFile) ?? {}) as Record<string, string>;

  return {
    async current() {
      const stored = readJsonFile(currentFile) as CurrentConnection | undefined;
      return stored?.proxy === proxy ? stored : undefined;
    },
    setCurrent: (current) => writeJsonFile(currentFile, { ...current, proxy }),
    clearCurrent: () => rm(currentFile, { force: true }),
    async lastListing() {
      const stored = readJsonFile(listingFile);
      return Array.isArray(stored) ? (stored as ListedService[]) : [];
    },
    setLastListing: (services) =>
      writeJsonFile(
        listingFile,
        services.map(({ id, name }) => ({ id, name })),
      ),
    async clientToken() {
      return (await readClients())[proxy];
    },
    async setClientToken(token) {
      await writeJsonFile(clientsFile, { ...(await readClients()), [proxy]: token });
    },
  };
}
