import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../storage/sqlite/open-sqlite-store.js';
import { silentLogger as logger } from '../storage/sqlite/silent-logger.fixture.js';
import { createFileRegistry } from './create-file-registry.js';

// Beside the repository, not part of it.
const path = fileURLToPath(new URL('../../../../../shared/data/corpus.jsonl', import.meta.url));
const isMissing = !existsSync(path);
if (isMissing) console.warn(`SKIPPED: the corpus of real services is not there (${path})`);

const queries = [
  'weather',
  'weather apis',
  'postgres',
  'github issues',
  'slack',
  'web scraping',
  'notion',
  'translate text',
  'stripe payments',
  'k8s',
  'send email',
  'stock prices',
  'pdf',
  'calendar',
  'image generation',
];

test.skipIf(isMissing)(
  'takes ten thousand real rows and finds in them',
  { timeout: 60_000 },
  async () => {
    const started = performance.now();
    const { records, problems } = await createFileRegistry({ path }).read(
      AbortSignal.timeout(60_000),
    );
    const readAt = performance.now();
    const store = await openSqliteStore({ dataDir: ':memory:', logger });
    await store.services.useRegistries([{ key: 'corpus', name: 'corpus' }]);
    await store.services.replaceRegistry('corpus', records);
    const loadedAt = performance.now();
    const times: number[] = [];
    for (const text of queries) {
      for (let round = 0; round < 5; round += 1) {
        const before = performance.now();
        const { total } = await store.services.search({
          text,
          sort: 'relevance',
          limit: 20,
          offset: round,
        });
        times.push(performance.now() - before);
        expect(total, text).toBeGreaterThan(0);
      }
    }
    times.sort((a, b) => a - b);
    console.info(
      `corpus: ${records.length} services, ${problems.length} problems; read ${ms(readAt - started)}, ` +
        `stored ${ms(loadedAt - readAt)}, search p50 ${ms(times[Math.floor(times.length / 2)])}, max ${ms(times.at(-1))}`,
    );
    expect(records.length).toBeGreaterThan(10_000);
    expect(await store.services.count()).toBe(records.length);
    await store.close();
  },
);

function ms(duration: number | undefined): string {
  return `${(duration ?? 0).toFixed(2)} ms`;
}
