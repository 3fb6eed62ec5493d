import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { startCli } from './start-cli.js';

/** A machine with nothing on it; the environment of the tests says nothing of settings. */
async function setUp({ config }: { readonly config?: object | string } = {}) {
  const temporary = await createTemporaryDirectory();
  const at = (name: string) => join(temporary.path, name);
  const file = at('config/config.json');
  if (config !== undefined) {
    await mkdir(at('config'));
    await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
  }
  const own = {
    PATH: process.env['PATH'],
    HOME: at('home'),
    NANDA_CONFIG_DIR: at('config'),
    NANDA_DATA_DIR: at('data'),
    NANDA_STATE_DIR: at('state'),
    NANDA_REGISTRIES: '',
    HEALTH_INTERVAL: '',
    NANDA_PROXY_IDLE_TIMEOUT: '',
  };
  const nanda = (line: string, env: Readonly<Record<string, string>> = {}) =>
    startCli(line.split(' '), { env: { ...own, ...env } }).end;
  return {
    at,
    file,
    nanda,
    content: async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>,
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}

interface Listed {
  readonly profile: string;
  readonly settings: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly source: string;
  }[];
}

test('every setting is listed with its value, and where that comes from', async () => {
  const config = {
    timeout: '2m',
    color: 'never',
    profiles: { work: { timeout: 3000, maxResult: 'huge' } },
    tiemout: 1,
  };
  await using machine = await setUp({ config });
  const { stdout } = await machine.nanda('config list --profile work --json', {
    LOG_LEVEL: 'warn',
    NANDA_TOKEN: 's3cret-token',
  });
  const { profile, settings } = JSON.parse(stdout) as Listed;
  const of = (name: string) => settings.find((one) => one.name === name);
  expect(profile).toBe('work');
  expect(stdout).not.toContain('s3cret');
  expect(of('profile')).toMatchObject({ value: 'work', source: 'option' });
  expect(of('timeout')).toMatchObject({ value: 3000, source: 'profile' });
  expect(of('color')).toMatchObject({ value: 'never', source: 'file' });
  expect(of('logLevel')).toMatchObject({ value: 'warn', source: 'environment' });
  expect(of('idleTimeout')).toMatchObject({ value: 300_000, source: 'default' });
  expect(of('maxResult')).toMatchObject({ value: null, problem: expect.stringContaining('size') });

  const text = await machine.nanda('config');
  expect(text.stdout).toMatch(/^timeout +2m +config\.json$/m);
  expect(text.stdout).toMatch(/^idleTimeout +5m$/m);
  expect(text.stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  expect(text.stderr).toContain('config.json has "tiemout", which is no setting.');
  expect((await machine.nanda('config get timeout')).stdout).toBe('2m\n');
  expect((await machine.nanda('config get base-url')).stderr).toBe('baseUrl is not set.\n');
});

test('what is set counts, what is unset does not, and what is wrong is said', async () => {
  await using machine = await setUp();
  const { nanda } = machine;
  expect((await nanda('config set timeout 90s')).stdout).toBe('timeout is 90s\n');
  expect((await nanda('config set max-connections 7')).code).toBe(0);
  expect((await nanda('config set registries samples file:/a.json')).code).toBe(0);
  expect(await machine.content()).toEqual({
    timeout: '90s',
    maxConnections: 7,
    registries: ['samples', 'file:/a.json'],
  });
  if (process.platform !== 'win32') {
    expect((await stat(machine.file)).mode & 0o777).toBe(0o600);
  }
  for (const [line, message] of [
    ['config set timeot 1s', 'There is no setting "timeot".'],
    ['config set timeout soon', 'timeout is a time such as'],
    ['config set timeout 1s 2s', 'timeout has one value, not 2.'],
    ['config set registries nowhere:x', 'nowhere'],
    ['config set token s3cret', 'token says where the secret is found'],
    ['config set baseUrl https://me:s3cret@a.example', 'baseUrl has a secret in it'],
    ['config set --profile Work timeout 1s', '"Work" is no name of a profile.'],
    ['config list --profile wrok', 'There is no profile "wrok".'],
    ['config use wrok', 'There is no profile "wrok".'],
    ['search x --profile wrok', 'There is no profile "wrok".'],
  ] as const) {
    const { code, stdout, stderr } = await nanda(line);
    expect({ line, code, stdout }).toEqual({ line, code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('s3cret');
  }
  expect((await nanda('config set timeout 1s', { NANDA_TIMEOUT: '2s' })).stderr).toContain(
    'NANDA_TIMEOUT is set, and wins',
  );
  expect((await nanda('config unset timeout')).stdout).toBe('timeout is no longer set\n');
  expect((await nanda('config unset timeout')).stdout).toBe('timeout was not set\n');
  expect(Object.keys(await machine.content())).toEqual(['maxConnections', 'registries']);
});

test('the format of the file counts for results and failures, and an option against it', async () => {
  await using machine = await setUp({ config: { format: 'json' } });
  const { nanda } = machine;
  expect(JSON.parse((await nanda('config profiles')).stdout)).toMatchObject({ active: 'default' });
  const failed = await nanda('config get nothing');
  expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'USAGE_ERROR' } });
  expect(failed.code).toBe(2);
  const unread = await nanda('config get --bogus');
  expect(JSON.parse(unread.stdout)).toMatchObject({ error: { code: 'USAGE_ERROR' } });
  expect((await nanda('config profiles -o text')).stdout).toMatch(/^\* default/);
  expect((await nanda('config profiles', { NANDA_FORMAT: 'text' })).stdout).toMatch(/^\* default/);
  expect((await nanda('config profiles -o yaml')).stdout).toMatch(/^active: default/);
});

test('a profile is made, chosen and removed', async () => {
  await using machine = await setUp();
  const { nanda, at } = machine;
  await nanda('config set --profile work baseUrl https://work.example');
  await nanda('config set timeout 5s');
  expect((await nanda('config use work')).stdout).toBe('Using the profile work\n');
  expect((await nanda('config get baseUrl')).stdout).toBe('https://work.example\n');
  expect((await nanda('config get timeout')).stdout).toBe('5s\n');
  expect((await nanda('config get baseUrl --profile default')).stdout).toBe('');
  expect((await nanda('config get baseUrl', { NANDA_PROFILE: 'default' })).stdout).toBe('');
  expect(JSON.parse((await nanda('config path --json')).stdout)).toMatchObject({
    config: at('config/config.json'),
    servers: at('config/profiles/work/servers.json'),
    directories: { data: at('data/profiles/work'), state: at('state/profiles/work') },
  });
  // What is written goes where it is read from.
  await nanda('config set timeout 7s');
  expect(await machine.content()).toEqual({
    profiles: { work: { baseUrl: 'https://work.example', timeout: '7s' } },
    timeout: '5s',
    profile: 'work',
  });
  expect((await nanda('config use default', { NANDA_PROFILE: 'work' })).stderr).toContain(
    'NANDA_PROFILE is set, and wins',
  );
  expect((await nanda('config profiles')).stdout).toMatch(/^\* default .*\n {2}work/);
  expect((await nanda('config unset --profile work --all')).stdout).toBe(
    'Removed the profile work\n',
  );
  expect(await machine.content()).toEqual({ timeout: '5s' });
});

test('a file that is wrong can be looked at and mended', async () => {
  const config = { timeout: 'soon', profile: 'gone', maxResult: [], profiles: { a: {} } };
  await using machine = await setUp({ config });
  const { nanda } = machine;
  expect(await nanda('search x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no profile "gone".'),
  });
  expect((await nanda('config use default')).code).toBe(0);
  expect((await nanda('search x')).stderr).toMatch(/timeout in .*config\.json is a time/);
  expect((await nanda('config')).stderr).toMatch(/maxResult in .*config\.json is a size/);
  expect((await nanda('config set timeout 1s')).code).toBe(0);
  expect((await nanda('config unset maxResult')).code).toBe(0);
  expect(await machine.content()).toEqual({ timeout: '1s', profiles: { a: {} } });

  await using broken = await setUp({ config: '{"timeout": ' });
  expect((await broken.nanda('config path')).stdout).toBe(`${broken.file}\n`);
  const set = await broken.nanda('config set timeout 1s');
  expect(set).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be understood') });
  expect(await readFile(broken.file, 'utf8')).toBe('{"timeout": ');
});

test.skipIf(process.platform === 'win32')(
  'what is edited replaces the file only where it can be used, and is never lost',
  async () => {
    await using machine = await setUp({ config: { timeout: '2m' } });
    const { nanda, at, file } = machine;
    const editor = at('an editor');
    await writeFile(editor, '#!/bin/sh\nsed -i.bak "$EDIT" "$1" && rm "$1.bak"\n');
    await chmod(editor, 0o700);
    const edit = (script: string) =>
      nanda('config edit', { VISUAL: `'${editor}'`, EDITOR: 'false', EDIT: script });

    const wrong = await edit('s/2m/soon/');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('timeout is a time such as');
    expect(wrong.stderr).toContain(at('config/config.edit.json'));
    expect(await machine.content()).toEqual({ timeout: '2m' });
    expect((await stat(at('config/config.edit.json'))).mode & 0o777).toBe(0o600);

    const mended = await edit('s/soon"/3m", "colour": 1/');
    expect(mended).toMatchObject({ code: 0, stdout: `Changed ${file}\n` });
    expect(mended.stderr).toContain('Going on with what was edited before.');
    expect(mended.stderr).toContain('"colour" is no setting, and has no effect.');
    expect(await machine.content()).toEqual({ timeout: '3m', colour: 1 });
    expect(await readdir(at('config'))).toEqual(['config.json']);

    expect((await edit('s/x/x/')).stdout).toBe('Nothing was changed\n');
    expect((await edit('s/{/[/')).stderr).toContain('cannot be understood');
    const failed = await nanda('config edit', { VISUAL: '', EDITOR: 'false' });
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('"false" failed') });
    expect(await machine.content()).toEqual({ timeout: '3m', colour: 1 });
    await rm(at('config/config.edit.json'));

    // An editor that cannot be started leaves nothing that a later edit would go on with.
    await nanda('config edit', { VISUAL: 'no-such-editor-at-all' });
    expect(await readdir(at('config'))).toEqual(['config.json']);
    const removed = await nanda('config edit', { VISUAL: 'rm' });
    expect(removed).toMatchObject({ code: 1, stderr: expect.stringContaining('left no file') });
    expect(await machine.content()).toEqual({ timeout: '3m', colour: 1 });

    // What was left behind is older than the file: whoever goes on with it is told.
    await edit('s/3m/soon/');
    await utimes(at('config/config.edit.json'), 1, 1);
    expect((await edit('s/soon/4m/')).stderr).toContain('was changed after that, by others.');
  },
);

test('a command of one’s own is as good as any other', async () => {
  await using machine = await setUp({ config: { timeout: '2m' } });
  const { nanda } = machine;
  const set = (name: string, line: string) =>
    startCli(['alias', 'set', name, line], { env: { NANDA_CONFIG_DIR: machine.at('config') } }).end;
  expect((await set('now', 'config get $1')).stdout).toBe(
    'nanda now is now: nanda config get $1\n',
  );
  expect((await nanda('now timeout')).stdout).toBe('2m\n');
  expect(JSON.parse((await nanda('--json now timeout')).stdout)).toMatchObject({ value: 120_000 });
  expect(await nanda('now')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('now wants 1 word after it: now <1>'),
  });
  await set('later', 'now timeout');
  expect((await nanda('later')).stdout).toBe('2m\n');
  for (const [name, line, message] of [
    ['search', 'config', 'search is a command already.'],
    ['help', 'config', 'help is a command already.'],
    ['call', 'config', 'call is a command already.'],
    ['now', 'later', 'now would end in itself, by later.'],
    ['me', 'me', 'me would stand for itself.'],
    ['x', 'serach coffee', 'There is no command "serach".'],
    ['x', "config 'get", 'has a quote that is not closed'],
    ['-x', 'config', 'no option'],
    ['x y', 'config', 'no name of a command'],
    ['x', 'exec t --key sk-s3cret-0123456789', 'looks like a secret'],
  ] as const) {
    const { code, stderr } = await set(name, line);
    expect({ name, line, code }).toEqual({ name, line, code: 2 });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('s3cret');
  }
  expect((await nanda('alias')).stdout).toBe('now    config get $1\nlater  now timeout\n');
  expect((await nanda('alias rm now')).stdout).toBe('Took out now\n');
  expect(await nanda('alias rm latre')).toMatchObject({
    code: 6,
    stderr: expect.stringContaining('Did you mean later?'),
  });
  expect((await nanda('later')).stderr).toContain('There is no command "now".');
});
