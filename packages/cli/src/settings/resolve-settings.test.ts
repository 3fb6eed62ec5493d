import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { CommandLineIo } from '../io/command-line-io.js';
import { configureIo } from './configure-io.js';
import { readConfiguration } from './read-configuration.js';
import { resolveSettings, type SettingsOptions } from './resolve-settings.js';

const content = {
  baseUrl: 'http://file.example',
  idleTimeout: '1m',
  logLevel: 'warn',
  pinTools: true,
  color: 'never',
  confirm: 'unknown',
  registries: ['samples'],
  unheard: { of: 1 },
  profiles: {
    work: { baseUrl: 'http://work.example', idleTimeout: 2000, registries: ['nanda'] },
  },
};

async function setUp(
  env: Readonly<Record<string, string>> = {},
  { file = content }: { readonly file?: object } = {},
) {
  const directory = await createTemporaryDirectory();
  const at = (name: string) => join(directory.path, name);
  await mkdir(at('config'));
  await writeFile(at('config/config.json'), JSON.stringify(file));
  const io: CommandLineIo = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    env: {
      NANDA_CONFIG_DIR: at('config'),
      NANDA_DATA_DIR: at('data'),
      NANDA_STATE_DIR: at('state'),
      ...env,
    },
    cwd: directory.path,
    readStdin: async () => '',
    onStopRequest: () => () => undefined,
    exit: () => undefined,
  };
  return {
    at,
    io,
    resolve: (options: SettingsOptions = {}) => resolveSettings(io, options),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

test('an option wins over the environment, that over the profile, that over the file', async () => {
  await using machine = await setUp();
  await using named = await setUp({ NANDA_PROFILE: 'work' });
  await using full = await setUp({
    NANDA_PROFILE: 'work',
    NANDA_BASE_URL: 'http://env.example',
    IDLE_TIMEOUT: '3s',
    NANDA_REGISTRIES: '',
  });
  const rows = [
    await machine.resolve(),
    await named.resolve(),
    await full.resolve(),
    await full.resolve({ url: 'http://option.example' }),
    await full.resolve({ profile: 'default', registry: ['none'] }),
  ].map(({ baseUrl, background: { idleTimeout, registries, logLevel, pinTools } }) => [
    baseUrl,
    idleTimeout,
    registries,
    logLevel,
    pinTools,
  ]);
  expect(rows).toEqual([
    ['http://file.example', 60_000, ['samples'], 'warn', true],
    ['http://work.example', 2000, ['nanda'], 'warn', true],
    ['http://env.example', 3000, ['nanda'], 'warn', true],
    ['http://option.example', 3000, ['nanda'], 'warn', true],
    ['http://env.example', 3000, [], 'warn', true],
  ]);
});

test('whoever reads the environment finds what the file says, unless it says it itself', async () => {
  await using machine = await setUp();
  const configuration = readConfiguration(machine.io);
  const { io, fromFile } = configureIo(machine.io, { configuration });
  expect(io.env).toMatchObject({ NANDA_CONFIRM: 'unknown', NO_COLOR: '1', IDLE_TIMEOUT: '60000' });
  expect(fromFile).toContain('color');
  // The others are the command's own, opened only by who needs them.
  expect(Object.hasOwn(io, 'stderr')).toBe(false);
  expect(io.stderr).toBe(machine.io.stderr);

  await using colored = await setUp({ FORCE_COLOR: '1', NANDA_CONFIRM: 'never' });
  const kept = configureIo(colored.io, { configuration });
  expect(kept.io.env['NO_COLOR']).toBeUndefined();
  expect(kept.io.env['NANDA_CONFIRM']).toBe('never');
  expect(kept.fromFile).not.toContain('confirm');
});

test('with nothing in the file the io is the same one', async () => {
  await using machine = await setUp({}, { file: { unheard: 'of' } });
  const configuration = readConfiguration(machine.io);
  expect(configureIo(machine.io, { configuration }).io).toBe(machine.io);
});

test('a profile has directories of its own, and shares where the settings are', async () => {
  await using machine = await setUp();
  const { at } = machine;
  const own = await machine.resolve({ profile: 'work' });
  expect(own.directories).toEqual({
    config: at('config'),
    servers: at('config/profiles/work'),
    data: at('data/profiles/work'),
    state: at('state/profiles/work'),
    runtime: at('state/profiles/work'),
  });
  expect(own.background).toMatchObject({
    dataDir: at('data/profiles/work'),
    serversFile: at('config/profiles/work/servers.json'),
    secretsDir: at('config'),
  });
  const { background } = await machine.resolve();
  expect(background.serversFile).toBe(at('config/servers.json'));
});

test('a profile that is not there is an error with the nearest name, unless settings are being mended', async () => {
  await using machine = await setUp();
  await expect(machine.resolve({ profile: 'wrok' })).rejects.toMatchObject({
    code: 'USAGE_ERROR',
    message: 'There is no profile "wrok".',
    details: { nearest: 'work' },
  });
  for (const profile of [
    '../work',
    'Work',
    '__proto__',
    'constructor',
    'con',
    'a'.repeat(41),
    '',
  ]) {
    await expect(machine.resolve({ profile })).rejects.toThrow('is no name of a profile');
  }
  expect(readConfiguration(machine.io, { profile: 'new', isLenient: true })).toMatchObject({
    profile: 'new',
    isUnknown: true,
    ofProfile: {},
  });
});

test('what is wrong in the file is told with its place, and passed over where it is to be mended', async () => {
  const file = { timeout: 'soon', profiles: { work: { maxResult: 'big' } } };
  await using machine = await setUp({}, { file });
  const { resolve, at } = machine;
  await expect(resolve()).rejects.toThrow(`timeout in ${at('config/config.json')} is a time`);
  await using other = await setUp({ NANDA_TIMEOUT: '1s' }, { file });
  await expect(other.resolve({ profile: 'work' })).rejects.toThrow(
    /profiles\.work\.maxResult in .*config\.json is a size/,
  );
  const lenient = await resolveSettings(machine.io, { isLenient: true });
  expect(lenient.fromFile).toEqual([]);
});

test('the token may be kept elsewhere', async () => {
  const file = { baseUrl: 'http://file.example', token: 'env:WORK_TOKEN' };
  await using machine = await setUp({ WORK_TOKEN: 'tok-1' }, { file });
  expect((await machine.resolve()).token).toBe('tok-1');
  await using plain = await setUp({ NANDA_TOKEN: 'tok-2' }, { file });
  expect((await plain.resolve()).token).toBe('tok-2');
  await using missing = await setUp({ NANDA_TOKEN: 'secret:NOBODY' }, { file });
  await expect(missing.resolve()).rejects.toThrow('there is no secret of that name');
});
