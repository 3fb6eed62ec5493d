import { join } from 'node:path';
import { clientsFilePath } from './clients-file-path.js';
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
  setCurrent(current: CurrentConnection): Promise<void>;
  clearCurrent(): Promise<void>;
  lastListing(): Promise<readonly ListedService[]>;
  setLastListing(services: readonly ListedService[]): Promise<void>;
  /** The token by which a proxy that is not ours knows this client again. */
  clientToken(): Promise<string | undefined>;
  setClientToken(token: string): Promise<void>;
}

/** Proxies of which something is remembered; each `serve` on a free port is another one. */
const maxProxies = 20;

/** A store in files of the state directory, for one proxy. */
export function createStateStore(
  directory: string,
  { proxy }: { readonly proxy: string },
): StateStore {
  const currentFile = join(directory, 'current.json');
  const listingFile = join(directory, 'listing.json');
  const clientsFile = clientsFilePath(directory);

  function recall<Value>(file: string): Readonly<Record<string, Value>> {
    return (readJsonFile(file) ?? {}) as Record<string, Value>;
  }

  /** Each proxy has its own entry; those that were written longest ago are dropped. */
  async function remember(file: string, value: unknown): Promise<void> {
    const { [proxy]: _, ...others } = recall(file);
    const kept = Object.entries(others).slice(1 - maxProxies);
    const entries = value === undefined ? kept : [...kept, [proxy, value] as const];
    await writeJsonFile(file, Object.fromEntries(entries));
  }

  return {
    async current() {
      return recall<CurrentConnection>(currentFile)[proxy];
    },
    setCurrent: (current) => remember(currentFile, current),
    clearCurrent: () => remember(currentFile, undefined),
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
      return recall<string>(clientsFile)[proxy];
    },
    setClientToken: (token) => remember(clientsFile, token),
  };
}
