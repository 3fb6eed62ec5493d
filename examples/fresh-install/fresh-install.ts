// Packs, installs and uses the packages as a stranger would. Fails when anything is missing from a tarball.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startDemoServices } from '@nanda/testing';

const run = promisify(execFile);
const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
const published = ['protocol', 'sdk', 'discovery-sdk', 'proxy', 'tui', 'cli'];

const folder = await mkdtemp(join(tmpdir(), 'nanda-fresh-'));
const tarballs = join(folder, 'tarballs');
const home = join(folder, 'home');
await Promise.all([mkdir(tarballs), mkdir(home)]);
const services = await startDemoServices();

/** A home of its own: no settings, no catalog and no proxy of the person who runs this. */
const environment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  HOME: home,
  NANDA_REGISTRIES: `file:${join(home, 'services.json')}`,
};

async function inHome(command: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run(command, words, { cwd: home, env: environment, timeout: 120_000 });
  return stdout;
}

try {
  for (const name of published) {
    await run('pnpm', ['pack', '--pack-destination', tarballs], { cwd: join(packages, name) });
  }
  const files = (await readdir(tarballs)).map((file) => join(tarballs, file));
  assert.equal(files.length, published.length);
  await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  await writeFile(join(home, 'services.json'), JSON.stringify(services.catalog));
  await inHome('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...files);
  console.log(`installed    ${published.length} packages from their tarballs`);

  await copyFile(new URL('program.mjs', import.meta.url), join(home, 'program.mjs'));
  const printed = await inHome('node', 'program.mjs');
  assert.equal(printed, 'Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%\n');
  console.log(`program      ${printed.split('\n')[0]}`);

  const discovery =
    "import('@nanda/discovery-sdk').then(({ NANDADiscovery }) => console.log(typeof NANDADiscovery))";
  assert.equal(await inHome('node', '--eval', discovery), 'function\n');

  const found = await inHome('npx', 'nanda', 'search', 'coffee', '--json');
  assert.match(found, /cf921f9b-136f-4be0-802c-bb7e19855e96/);
  console.log('nanda        search coffee finds the coffee service');
  assert.match(await inHome('npx', 'nanda-discover', 'search', 'coffee'), /Coffee/);
  await inHome('npx', 'nanda', 'proxy', 'stop');
} finally {
  await services.close();
  await rm(folder, { recursive: true, force: true });
}
