import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { environmentIn } from '../environment-in.js';
import { startCli } from '../start-cli.js';
import { appCommand } from './app-command.js';
import { appEnvironment } from './app-environment.js';
import { frameEnd } from './frame-end.js';
import { openTerminal, type OpenTerminal } from './open-terminal.js';

/** The app with a catalog of so many services, all of which it has in its list. */
export interface CatalogApp extends AsyncDisposable {
  readonly terminal: OpenTerminal;
  readonly count: number;
}

/** Starts it on the list of services, with the cursor on the last of them. */
export async function startCatalogApp({ count }: { count: number }): Promise<CatalogApp> {
  const directory = await createTemporaryDirectory();
  const at = (name: string) => join(directory.path, name);
  await writeFile(at('catalog.json'), JSON.stringify(Array.from({ length: count }, makeRow)));
  const env = {
    ...environmentIn(directory.path),
    NANDA_REGISTRIES: `file:${at('catalog.json')}`,
  };
  const all = count.toLocaleString('en-US');
  await startCli(['search', '--limit', '1'], { env }).end;
  const terminal = openTerminal({
    command: appCommand,
    env: appEnvironment({ env }),
    columns: 80,
    rows: 24,
  });
  await terminal.seen(`1 of ${all}`);
  await terminal.time('\u001b', 'quit');
  // Each `G` goes to the last row that is there, and fetches the next page.
  do {
    await terminal.time('G', frameEnd);
  } while (!terminal.written().includes(`${all} of ${all}`));
  return {
    terminal,
    count,
    async [Symbol.asyncDispose]() {
      terminal[Symbol.dispose]();
      await startCli(['proxy', 'stop'], { env }).end;
      await directory[Symbol.asyncDispose]();
    },
  };
}

function makeRow(_: unknown, index: number) {
  return {
    id: `7d0f2f0e-6c43-4c65-9a43-${String(index).padStart(12, '0')}`,
    name: `service-${index + 1}`,
    description: `The service number ${index + 1} of a catalog that is long`,
    category: `category-${index % 20}`,
    tags: [`tag-${index % 50}`, `tag-${index % 7}`],
    version: '1.0.0',
    endpoints: [{ url: `https://service-${index + 1}.example/mcp`, transport: 'http' }],
    auth: { type: 'none' },
  };
}
