import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { findShellEndpoint } from '../src/execution/shell-endpoint.js';
import type { Settings } from '../src/settings/resolve-settings.js';
import { createStateStore } from '../src/state/create-state-store.js';
import { writeJsonFile } from '../src/state/write-json-file.js';
import { readShellWords } from './read-shell-words.js';

const background = { dataDir: '', serversFile: '', secretsDir: '' };

/** Directories whose names a shell would take for something else. */
async function setUp() {
  const temporary = await createTemporaryDirectory();
  const directory = join(temporary.path, `it's "here" $HOME`);
  await mkdir(directory);
  const directories = { config: '', servers: '', data: '', state: directory, runtime: directory };
  const configuration = { configFile: '', directories, content: {}, ofProfile: {} };
  const settings: Settings = {
    directories,
    configFile: '',
    configuration,
    fromFile: [],
    background,
  };
  return { directory, settings, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
}

const wordOf = async (header = '') => (await readShellWords(`curl ${header}`)).join('|');

test.skipIf(process.platform === 'win32')(
  'the background proxy is found with its token, which is not shown',
  async () => {
    await using machine = await setUp();
    const { directory, settings } = machine;
    const [url, token] = ['http://127.0.0.1:4000', 'the-token'];
    const runtime = { pid: 1, url, token, version: '1', settings: background };
    await writeJsonFile(join(directory, 'proxy.json'), runtime);
    const state = createStateStore(directory, { proxy: 'background' });
    const endpoint = await findShellEndpoint({ settings, state });
    expect(endpoint.url).toBe(url);
    expect(endpoint.header).not.toContain(token);
    expect(await wordOf(endpoint.header)).toBe(`Authorization: Bearer ${token}`);
  },
);

test.skipIf(process.platform === 'win32')(
  'another proxy is found with the token by which it knows this client, which is not shown',
  async () => {
    await using machine = await setUp();
    const { directory, settings } = machine;
    const baseUrl = 'http://proxy.example:4000';
    const state = createStateStore(directory, { proxy: baseUrl });
    const context = { settings: { ...settings, baseUrl }, state };
    expect(await findShellEndpoint(context)).toEqual({ url: baseUrl });
    await state.setClientToken('the-client-token');
    const { url, header } = await findShellEndpoint(context);
    expect(url).toBe(baseUrl);
    expect(header).not.toContain('the-client-token');
    expect(await wordOf(header)).toBe('X-Nanda-Client: the-client-token');
  },
);
