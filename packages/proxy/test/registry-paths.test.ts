import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxy, type Logger } from '../src/index.js';

const silent = (): void => undefined;

test.each([
  ['a missing file', undefined],
  ['a file that is no JSON', '{'],
])('%s: callers are told the registry, the log is told the path', async (_, content) => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'services.json');
  if (content !== undefined) await writeFile(path, content);
  const lines: unknown[] = [];
  const warn: Logger['warn'] = (...line) => void lines.push(line);
  const proxy = createProxy({
    dataDir: ':memory:',
    registries: [{ type: 'file', path }],
    logger: { debug: silent, info: silent, warn, error: silent },
  });
  try {
    for (const place of ['/v2/services', '/v2/services/a', '/api/discover/servers', '/health']) {
      const answer = await proxy.fetch(new Request(`http://localhost${place}`));
      const text = await answer.text();
      expect(text).not.toContain(directory.path);
      if (place !== '/health') expect(text).toMatch(/REGISTRY_UNAVAILABLE.*file:services\.json/);
    }
  } finally {
    await proxy.close();
  }
  expect(JSON.stringify(lines)).toContain(path);
});
