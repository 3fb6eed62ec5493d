import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorpusRow } from '../corpus-row.js';
import type { SearchEngine } from '../search-engine.js';
import { openLoadedProxy, type OpenLoadedProxyOptions } from './open-loaded-proxy.js';
import { readHits } from './read-hits.js';
import { searchAddress } from './search-address.js';
import { writeRows } from './write-rows.js';

/**
 * Our own search, reached as a caller reaches it: rows in a file, requests to the proxy.
 *
 * @throws where the catalog could not be read; a search does where it is not answered with 200.
 */
export async function createNandaEngine(
  rows: readonly CorpusRow[],
  options: OpenLoadedProxyOptions,
): Promise<SearchEngine> {
  const directory = await mkdtemp(join(tmpdir(), 'nanda-relevance-'));
  const removeRows = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const path = join(directory, 'rows.jsonl');
    await writeRows(path, { rows });
    const { proxy, get } = await openLoadedProxy(path, options);
    return {
      async search(text, { limit }) {
        const response = await get(searchAddress(text, { limit }));
        const body = await response.text();
        if (!response.ok) throw new Error(`${response.status} for ${text}: ${body}`);
        return readHits(body);
      },
      async close() {
        await proxy.close();
        await removeRows();
      },
    };
  } catch (error) {
    await removeRows();
    throw error;
  }
}
