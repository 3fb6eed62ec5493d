import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { connectClient } from '../test/connect-client.js';
import { createTemporaryDirectory } from './create-temporary-directory.js';
import type { CatalogRow } from './demo-catalog.js';
import { waitFor } from './wait-for.js';

const program = fileURLToPath(new URL('../dist/demo-services.js', import.meta.url));

async function run(...options: string[]) {
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, 'line'), exit]);
  return {
    child,
    exit,
    urls: JSON.parse(String(line[0])) as Record<string, string>,
    [Symbol.dispose]: () => child.kill('SIGKILL'),
  };
}

test.each(['SIGTERM', 'SIGINT'] as const)('serves until %s, even in mid-call', async (signal) => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'catalog.json');
  using services = await run('--catalog', file);
  const rows = JSON.parse(await readFile(file, 'utf8')) as CatalogRow[];
  expect(rows.find(({ name }) => name === 'WeatherMCP')?.endpoints[0]?.url).toBe(
    services.urls['weather'],
  );

  await using connected = await connectClient(services.urls['analytics'] ?? '', { era: 'legacy' });
  // Once: a second signal is for those who do not want to wait.
  let isTold = false;
  const tell = (): void => {
    if (!isTold) services.child.kill(signal);
    isTold = true;
  };
  const call = connected.client.callTool(
    { name: 'analyze', arguments: { durationMs: 60_000, steps: 600 } },
    { onprogress: tell },
  );
  const outcome = expect(call).rejects.toThrow();
  expect(await services.exit).toEqual([0, null]);
  await connected.client.close();
  await outcome;
});

test('ends with its stdin, and ends server-everything with it', { timeout: 30_000 }, async () => {
  using services = await run('--everything');
  const { everything } = services.urls;
  expect((await fetch(everything ?? '')).status).toBe(400);
  services.child.stdin.end();
  expect(await services.exit).toEqual([0, null]);
  await expect(fetch(everything ?? '')).rejects.toThrow();
});

test('killed, it leaves no server-everything behind', { timeout: 30_000 }, async () => {
  using services = await run('--everything');
  const { everything = '' } = services.urls;
  services.child.kill('SIGKILL');
  await services.exit;
  await waitFor(
    () =>
      fetch(everything).then(
        () => false,
        () => true,
      ),
    { description: 'server-everything to end' },
  );
});
