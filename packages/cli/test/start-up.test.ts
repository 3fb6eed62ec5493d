import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStubProxy, type StubProxy } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const hook = pathToFileURL(at('./list-modules.mjs')).href;

const tool = {
  name: 'requestinfo',
  inputSchema: { type: 'object', properties: { category: { type: 'string', enum: ['premium'] } } },
};
const connection = stubConnection({ id: 'conn_aaaa1111', name: 'coffee' });
const event = { executionId: 'e', timestamp: '2030-01-01T00:00:00.000Z' };
const events = [
  { ...event, id: '1', seq: 1, type: 'started', connectionId: connection.id, toolName: tool.name },
  {
    ...event,
    id: '2',
    seq: 2,
    type: 'result',
    result: { content: [{ type: 'text', text: 'reserve beans' }] },
    metadata: { executionTime: 1, retryCount: 0, cached: false },
  },
];

const stack = new AsyncDisposableStack();
let proxy: StubProxy;
let directory = '';
let env: Record<string, string | undefined> = {};

beforeAll(async () => {
  const path = `/v2/connections/${connection.id}/tools/${tool.name}`;
  const open = { ...connection, metadata: { ...connection.metadata, tools: [tool] } };
  proxy = stack.use(
    await startStubProxy({
      '/v2/connections': [{ data: [open] }],
      '/v2/executions': [{ data: [] }],
      [path]: [{ data: tool }],
      [`${path}/stream`]: [{ events }],
    }),
  );
  directory = stack.use(await createTemporaryDirectory()).path;
  mkdirSync(join(directory, 'state'));
  const current = { connectionId: connection.id, serviceId: 'coffee', name: 'coffee' };
  writeFileSync(join(directory, 'state/current.json'), JSON.stringify({ [proxy.url]: current }));
  env = {
    PATH: process.env['PATH'],
    HOME: directory,
    NANDA_CONFIG_DIR: join(directory, 'config'),
    NANDA_STATE_DIR: join(directory, 'state'),
    NANDA_BASE_URL: proxy.url,
    NANDA_COMPLETION_TIMEOUT: '10000',
  };
});

afterAll(() => stack.disposeAsync());

interface LoadedModules {
  readonly stdout: string;
  /** The names of files; those of packages with their paths. */
  readonly files: readonly string[];
  /** Modules of Node that can be imported, without those that every program has. */
  readonly builtins: readonly string[];
}

/** What a command loads, our own files and Node's. */
async function listModules(words: readonly string[]): Promise<LoadedModules> {
  const child = spawn(process.execPath, ['--import', hook, at('../bin/nanda.js'), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await new Promise((resolve) => child.once('close', resolve));
  const line = stderr.split('\n').find((text) => text.startsWith('modules: '));
  const loaded = JSON.parse(line?.slice('modules: '.length) ?? 'null') as string[];
  const natives = loaded.flatMap((name) => /^NativeModule (.*)$/.exec(name)?.[1] ?? []);
  return {
    stdout,
    files: loaded
      .filter((name) => name.startsWith('file:'))
      .map((url) => (url.includes('node_modules') ? url : basename(url))),
    builtins: natives.filter((name) => isBuiltin(name) && !name.startsWith('_')).toSorted(),
  };
}

const program = ['nanda.js', 'launch.js', 'start-program.js'];
const output = ['net', 'stream', 'stream/promises', 'string_decoder'];
const http = [...output, 'http'];

// What is loaded before the first word is what a start costs. A name that is added here is a decision: measure it
// with `npm run bench:start-up` first.
describe('nothing is loaded at the start but', () => {
  test.each([
    { words: ['--version'], prints: /^\d+\./, files: [], builtins: output },
    { words: ['-V'], prints: /^\d+\./, files: [], builtins: output },
    {
      words: ['--help'],
      prints: /Examples:/,
      files: ['help.show-program-help.js'],
      builtins: output,
    },
    {
      words: ['exec', 'requestinfo', '--category', 'premium'],
      prints: /reserve beans/,
      files: ['hot.js'],
      builtins: http,
    },
    {
      words: ['exec', 'requestinfo', '--category', 'premium', '--json'],
      prints: /"reserve beans"/,
      files: ['hot.js'],
      builtins: http,
    },
    { words: [], prints: /coffee/, files: ['hot.js', 'commands.status.js'], builtins: http },
    {
      words: ['__complete', 'bash', ' =:', 'nanda exec requestinfo --category '],
      prints: /^premium$/m,
      files: ['completion.complete.js', 'hot.js'],
      builtins: http,
    },
  ])('%j', async ({ words, prints, files, builtins }) => {
    const loaded = await listModules(words);
    expect(loaded.stdout).toMatch(prints);
    expect(loaded.files.toSorted()).toEqual([...program, ...files].toSorted());
    expect(loaded.builtins).toEqual(expect.arrayContaining(builtins));
    expect(loaded.builtins.filter((name) => !builtins.includes(name))).toEqual([]);
  });
});

describe('what V8 has compiled', () => {
  const start = (extra: Record<string, string>) =>
    spawnSync(process.execPath, [at('../bin/nanda.js'), '--version'], {
      encoding: 'utf8',
      env: { ...env, ...extra },
    });

  test('is kept in a folder that nobody else may read or write', () => {
    const cache = join(directory, 'kept');
    expect(start({ XDG_CACHE_HOME: cache }).status).toBe(0);
    const folder = join(cache, 'nanda/compiled');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).not.toEqual([]);
  });

  test('is not kept where others may write, nor where it is not wanted', () => {
    const open = join(directory, 'open');
    const folder = join(open, 'nanda/compiled');
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    expect(start({ XDG_CACHE_HOME: open }).status).toBe(0);
    expect(readdirSync(folder)).toEqual([]);

    const unwanted = join(directory, 'unwanted');
    mkdirSync(unwanted);
    const off = { XDG_CACHE_HOME: unwanted, NODE_DISABLE_COMPILE_CACHE: '1' };
    expect(start(off).status).toBe(0);
    expect(readdirSync(unwanted)).toEqual([]);
  });

  test('is no condition', () => {
    const { status, stderr } = start({ XDG_CACHE_HOME: '/dev/null/nowhere', HOME: '/dev/null' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

test('a Node that is too old is told so in one line', () => {
  const script = `Object.defineProperty(process, 'versions', { value: { node: '18.20.0' } });
    await import(${JSON.stringify(pathToFileURL(at('../bin/nanda.js')).href)});`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^nanda needs Node 22\.\d+ or newer; this is v18\.20\.0\. .+\n$/);
});
