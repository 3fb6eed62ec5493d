import { join } from 'node:path';
import type { Settings } from '../settings/resolve-settings.js';
import { readJsonFile } from './read-json-file.js';
import { writeJsonFile } from './write-json-file.js';

/** Lists whose rows have numbers. */
export type ListName = 'inbox' | 'history' | 'resources';

/** What the rows of the last list were, for `show 1`. Of one proxy only: an id means nothing to another one. */
export interface RowStore {
  /** Ids in the order of the rows; empty where there was no list yet. */
  read(): readonly string[];
  write(ids: readonly string[]): Promise<void>;
}

/** Proxies of which something is remembered. */
const maxProxies = 20;

type Rows = Readonly<Record<string, readonly string[]>>;

/** The rows of one kind of list, in a file of the state directory. */
export function createRowStore(
  { directories, baseUrl: proxy = 'background' }: Pick<Settings, 'directories' | 'baseUrl'>,
  { list }: { readonly list: ListName },
): RowStore {
  const file = join(directories.state, `${list}-rows.json`);
  const recall = (): Rows => (readJsonFile(file) ?? {}) as Rows;
  return {
    read: () => recall()[proxy] ?? [],
    async write(ids) {
      const { [proxy]: _, ...others } = recall();
      const kept = Object.entries(others).slice(1 - maxProxies);
      await writeJsonFile(file, Object.fromEntries([...kept, [proxy, ids]]));
    },
  };
}
