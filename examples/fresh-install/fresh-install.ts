// Packs, installs and uses the packages as a stranger would. Fails when anything is missing from a tarball.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startDemoServices } from '@nanda/testing';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'nanda-fresh-'));
const copy = join(folder, 'workspace');
const services = await startDemoServices();

/** Two folders that nothing is installed in, with no settings, no catalog and no proxy of who runs this. */
const application = join(folder, 'application');
const discovery = join(folder, 'discovery');

/** Milliseconds: a package manager waits for a network. */
const longest = 300_000;

interface Invocation {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly input?: string;
}

async function start(command: string, { words, cwd, input = '' }: Invocation): Promise<string> {
  const environment = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: cwd,
    NANDA_REGISTRIES: `file:${join(cwd, 'services.json')}`,
    // What started this example tells its own npm where it stands.
    npm_config_user_agent: undefined,
    npm_config_cache: process.env['npm_config_cache'] ?? join(process.env['HOME'] ?? cwd, '.npm'),
  };
  const running = run(command, words, { cwd, env: environment, timeout: longest });
  running.child.stdin?.end(input);
  const { stdout } = await running.catch((error: unknown) => {
    const {
      stdout: printed = '',
      stderr = '',
      killed,
    } = error as { stdout?: string; stderr?: string; killed?: boolean };
    const how = killed === true ? `was not done after ${longest / 1000} s` : 'failed';
    const line = [command, ...words].join(' ');
    throw new Error(`${line} ${how}:\n${printed}${stderr}`, { cause: error });
  });
  return stdout;
}

/** Packing writes into the package's folder for a moment; other checks read that, so that a copy is packed. */
async function copyPackage(name: string): Promise<void> {
  await cp(join(root, 'packages', name), join(copy, 'packages', name), {
    recursive: true,
    filter: (path) => basename(path) !== 'node_modules',
  });
}

async function pack(packer: 'npm' | 'pnpm', names: readonly string[]): Promise<string[]> {
  const tarballs = join(folder, `${packer}-tarballs`);
  await mkdir(tarballs);
  const words = ['pack', '--pack-destination', tarballs];
  await Promise.all(
    names.map((name) => start(packer, { words, cwd: join(copy, 'packages', name) })),
  );
  const files = await readdir(tarballs);
  assert.equal(files.length, names.length);
  return files.map((file) => join(tarballs, file));
}

async function install(tarballs: readonly string[], cwd: string): Promise<void> {
  await mkdir(cwd);
  await writeFile(join(cwd, 'package.json'), '{ "private": true, "type": "module" }\n');
  const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs];
  await start('npm', { words, cwd });
}

async function useApplication(): Promise<void> {
  const inApplication = (command: string, ...words: string[]) =>
    start(command, { words, cwd: application });
  await install(await pack('npm', ['sdk', 'proxy', 'cli']), application);
  assert.deepEqual(await readdir(join(application, 'node_modules', '@nanda')), [
    'cli',
    'proxy',
    'sdk',
  ]);
  console.log('installed    @nanda/sdk, @nanda/proxy and @nanda/cli from tarballs of npm pack');
  await writeFile(join(application, 'services.json'), JSON.stringify(services.catalog));

  await copyFile(new URL('program.mjs', import.meta.url), join(application, 'program.mjs'));
  const printed = await inApplication('node', 'program.mjs');
  assert.equal(printed, 'Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%\n');
  console.log(`program      ${printed.split('\n')[0]}`);

  const strictly = ['--strict', '--checkJs', '--noEmit', '--skipLibCheck', 'false'];
  const modern = ['--target', 'es2023', '--lib', 'es2024,esnext,dom', '--module', 'nodenext'];
  await inApplication(join(root, 'node_modules/.bin/tsc'), ...strictly, ...modern, 'program.mjs');
  console.log('types        the program passes tsc --strict, the declarations of the packages too');

  try {
    const found = await inApplication('npx', 'nanda', 'search', 'coffee', '--json');
    assert.match(found, /cf921f9b-136f-4be0-802c-bb7e19855e96/);
    console.log('nanda        search coffee finds the coffee service');

    const session = await start('npx', {
      words: ['nanda-discover', 'interactive'],
      cwd: application,
      input: 'search: weather apis\nquit\n',
    });
    assert.match(session, /^1\. WeatherMCP - Real-time weather data$/m);
    console.log('interactive  search: weather apis finds the weather services');
  } finally {
    await inApplication('npx', 'nanda', 'proxy', 'stop');
  }
}

async function useDiscovery(): Promise<void> {
  await install(await pack('pnpm', ['discovery-sdk', 'sdk']), discovery);
  const program = `
    import { NANDADiscovery } from '@nanda/discovery-sdk';
    console.log(typeof new NANDADiscovery().search);
  `;
  const words = ['--input-type=module', '--eval', program];
  assert.equal(await start('node', { words, cwd: discovery }), 'function\n');
  console.log('discovery    @nanda/discovery-sdk loads, from tarballs of pnpm pack');
}

try {
  await Promise.all(['sdk', 'discovery-sdk', 'proxy', 'cli'].map((name) => copyPackage(name)));
  for (const file of ['.ci', 'LICENSE', 'package.json', 'pnpm-workspace.yaml']) {
    await cp(join(root, file), join(copy, file), { recursive: true });
  }
  await useApplication();
  await useDiscovery();
} finally {
  await services.close();
  await rm(folder, { recursive: true, force: true });
}
