import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  startWantingServices,
  wantedSecrets,
  type WantingServices,
} from './start-wanting-services.js';

const { key, password, variable } = wantedSecrets;
let world: WantingServices;
beforeAll(async () => {
  world = await startWantingServices();
}, 30_000);
afterAll(() => world[Symbol.asyncDispose](), 30_000);
beforeEach(async () => {
  await world.run(['disconnect', '--all']);
  await world.run(['credentials', 'revoke', '--all']);
  world.seen.length = 0;
});

describe('on a terminal', () => {
  test('an API key is asked for, with where it is got, kept, and forgotten', async () => {
    const first = await world.ask(['connect', 'key'], [['API key:', `${key}\r`]]);
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    expect(first.stderr).toContain(
      'key wants an API key.\nWhere to get it: https://keys.example/get\nAPI key:',
    );
    expect(first.stderr).toContain('Forget it: nanda credentials revoke key');

    const second = await world.ask(['connect', 'key']);
    expect(second.code).toBe(0);
    expect(second.stderr).not.toContain('API key');

    const list = await world.run(['credentials']);
    expect(list.stdout).toMatch(/^Key +api_key +kept +cred_\w{32}$/m);
    const revoked = await world.run(['credentials', 'revoke', 'Key']);
    expect(revoked.stdout).toMatch(/^Forgot the api_key of Key \(\w+\)\n/);
    const call = await world.run(['exec', '-c', 'key', 'getCurrentWeather', 'location=Oslo']);
    expect(call.code).toBe(3);
    expect(call.stderr).toContain('nanda connect key --key-file FILE');
    const third = await world.ask(['connect', 'key'], [['API key:', '\u0003']]);
    expect(third.code).toBe(130);
    for (const { stdout, stderr } of [first, second, list, revoked, third]) {
      expect(stdout + stderr).not.toContain(key);
    }
  });

  test('what is typed is not kept where nobody wants it to be', async () => {
    const first = await world.ask(['connect', 'key', '--no-remember'], [['API key:', `${key}\r`]]);
    expect(first.code).toBe(0);
    expect(first.stderr).not.toContain('credentials revoke');
    const second = await world.ask(['connect', 'key'], [['API key:', '\u0003']]);
    expect(second.code).toBe(130);
  });

  test('what is typed is written nowhere where nobody wants it to be', async () => {
    const first = await world.ask(['connect', 'key', '--no-keep'], [['API key:', `${key}\r`]]);
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    expect(first.stderr).not.toContain('credentials revoke');
    expect((await world.run(['credentials', '--json'])).stdout).toContain('"credentials": []');
    expect(
      (await world.run(['exec', '-c', 'key', 'getCurrentWeather', 'location=Oslo'])).code,
    ).toBe(0);
    const second = await world.ask(['connect', 'key'], [['API key:', '\u0003']]);
    expect(second.code).toBe(130);
  });

  test('somebody who mistypes is asked three times', async () => {
    const wrong = Array.from({ length: 3 }, () => ['API key:', 'wrong\r'] as const);
    const { code, stderr } = await world.ask(['connect', 'key'], wrong);
    expect(code).toBe(3);
    expect(stderr.match(/does not accept that\./g)).toHaveLength(2);
    expect(stderr).toContain('Give other ones');
    expect(stderr).not.toContain('wrong');
    expect((await world.run(['credentials', '--json'])).stdout).toContain('"credentials": []');
  });

  test('what is kept and not accepted any more is said, and asked for anew', async () => {
    await world.run(['connect', 'key', '--remember', '--key-file', 'env:K'], { K: key });
    // Another key is kept from now on, as if the service had changed its mind.
    const stale = await world.run(['connect', 'key', '--remember', '--key-file', 'env:K'], {
      K: 'stale',
    });
    expect(stale.code).toBe(3);
    expect((await world.ask(['connect', 'key'])).code).toBe(0);
  });

  test('a user name and a password', async () => {
    const { code, stderr } = await world.ask(
      ['connect', 'basic'],
      [
        ['User name:', 'a:b\r'],
        ['no colon and no control characters.', 'ann\r'],
        ['Password:', `${password}\r`],
      ],
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('basic wants a user name and a password.');
    expect(stderr).not.toContain(password);
  });

  test('what an address and a header field leave open, with choices by their numbers', async () => {
    const { code, stderr } = await world.ask(
      ['connect', 'io.example/template'],
      [
        ['tenant (such as acme):', 'acme co\r'],
        ['  1  eu\n  2  us\n', '3\r'],
        ['region: it is one of: eu, us.', '2\r'],
        ['  From your settings\napi_key:', `${variable}\r`],
      ],
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('io.example/template wants tenant, region, api_key.');
    expect(stderr).not.toContain(variable);
    expect(world.seen.at(-1)).toMatchObject({
      url: '/template/mcp/acme%20co/us',
      headers: { 'x-templated': `Key ${variable}` },
    });
  });
});

describe('without a terminal', () => {
  test.each<[string, string, Record<string, string>]>([
    ['key', '--key-file FILE', { FILE: key }],
    ['basic', '--auth-type basic --user NAME --password-file FILE', { FILE: password }],
    [
      'io.example/template',
      '--variable tenant=VALUE --variable region=VALUE --variable api_key=env:API_KEY',
      { API_KEY: variable },
    ],
  ])('%s says the very options, and they work', async (name, options, secrets) => {
    const refused = await world.run(['connect', name, '--json']);
    expect(refused.code).toBe(3);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: {
        code: 'SERVICE_AUTH_REQUIRED',
        details: { challenge: { reason: 'missing' } },
        hint: expect.stringMatching(new RegExp(`: nanda connect ${name} ${options}$`)),
      },
    });
    const words = options
      .split(' ')
      .map((word) => word.replace('FILE', 'env:FILE').replace('NAME', 'ann').replace('VALUE', 'us'))
      .map((word) => word.replace('env:API_KEY', 'env:API_KEY'));
    const given = await world.run(['connect', name, ...words], secrets);
    expect({ code: given.code, stderr: given.stderr }).toMatchObject({ code: 0 });
    // Given by options, it is not kept.
    const again = await world.run(['connect', name]);
    expect(again.code).toBe(3);
    const [secret = ''] = Object.values(secrets);
    expect(refused.stdout + given.stdout + given.stderr + again.stderr).not.toContain(secret);
  });

  test('what is given by options is kept where that is said', async () => {
    const words = ['connect', 'key', '--key-file', 'env:K', '--remember'];
    expect((await world.run(words, { K: key })).code).toBe(0);
    expect((await world.run(['connect', 'key'])).code).toBe(0);
  });

  test.each<[string, string]>([
    ['--user ann --key-file env:K', '--key-file does not go with basic.'],
    ['--user ann', 'basic credentials need --password-file too.'],
    ['--variable api_key=s3cret', 'is a secret, and is not typed'],
    ['--variable tenant=x --token-file env:K', '--variable does not go with bearer.'],
    ['--client-secret-file env:K', 'oauth2 credentials need --client-id too.'],
    ['--grant client_credentials --client-id x', 'need --client-secret-file too.'],
    ['--token-file env:K --scope a --auth-type oauth2', 'so --scope is of no use.'],
    ['--key-file env:K --remember --no-keep', '--no-keep writes nothing down'],
    ['--redirect-url-file env:K', '--redirect-url-file needs --authorization ID too.'],
    ['--authorization authz_1', '--authorization says already with which service.'],
    ['--token-file secret:proxy-credentials-key', "is the program's own"],
  ])('connect key %s is refused', async (options, message) => {
    const { code, stderr } = await world.run(['connect', 'key', ...options.split(' ')], { K: key });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    expect(stderr).not.toContain('s3cret');
    expect(world.seen).toEqual([]);
  });
});

describe('credentials', () => {
  const passphrase = 'a passphrase that nobody may read';
  const keep = () => world.run(['connect', 'key', '--remember', '--key-file', 'env:K'], { K: key });

  test('are taken elsewhere in a file that only its owner reads', async () => {
    await keep();
    const file = join(world.directory, 'kept.json');
    const exported = await world.ask(
      ['credentials', 'export', 'kept.json'],
      [
        ['A passphrase for the file:', `${passphrase}\r`],
        ['Once more:', `${passphrase}\r`],
      ],
    );
    expect({ code: exported.code, stderr: exported.stderr }).toMatchObject({ code: 0 });
    expect(exported.stdout).toMatch(/^Wrote \d credentials? into .*kept\.json\n$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'nanda-credentials' });
    expect(text + exported.stdout + exported.stderr).not.toMatch(
      new RegExp(`${key}|${passphrase}`),
    );

    const given = ['--passphrase-file', 'env:P'];
    const there = await world.run(['credentials', 'export', file, ...given], { P: passphrase });
    expect(there).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
    const over = [...given, '--force', '--service', 'Key', '--json'];
    const forced = await world.run(['credentials', 'export', file, ...over], { P: passphrase });
    expect(JSON.parse(forced.stdout)).toMatchObject({ file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    await world.run(['credentials', 'revoke', '--all']);
    expect((await world.run(['connect', 'key'])).code).toBe(3);
    const wrong = await world.run(['credentials', 'import', file, ...given], {
      P: 'another passphrase',
    });
    expect(wrong.code).toBe(2);
    const taken = await world.ask(
      ['credentials', 'import', 'kept.json'],
      [['The passphrase of the file:', `${passphrase}\r`]],
    );
    expect(taken.stdout).toMatch(/^Took in [12] credentials?\n$/);
    expect((await world.run(['connect', 'key'])).code).toBe(0);
  });

  test('are not written where something is wrong', async () => {
    await keep();
    const at = ['credentials', 'export', 'other.json'];
    const twice = await world.ask(at, [
      ['A passphrase for the file:', `${passphrase}\r`],
      ['Once more:', 'something else\r'],
    ]);
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('not the same') });
    const short = await world.run([...at, '--passphrase-file', 'env:P'], { P: 'short' });
    expect(short.stderr).toContain('at least 12 characters');
    const nobody = await world.run(at);
    expect(nobody.stderr).toContain('--passphrase-file FILE');
    await expect(stat(join(world.directory, 'other.json'))).rejects.toThrow('ENOENT');
    expect((await world.run(['credentials', 'export'])).code).toBe(2);
    expect((await world.run(['credentials', 'revoke'])).code).toBe(2);
    expect((await world.run(['credentials', 'revoke', 'nothing'])).code).toBe(6);
    await writeFile(join(world.directory, 'no.json'), '{"format": "s3cret"}');
    const none = await world.run(['credentials', 'import', join(world.directory, 'no.json')]);
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).not.toContain('s3cret');
  });

  test('without a key of its own the proxy could not read them: it is not to be set or removed', async () => {
    for (const words of [
      ['set', 'proxy-credentials-key', '--from-env', 'K'],
      ['rm', 'proxy-credentials-key'],
    ]) {
      const { code, stderr } = await world.run(['secrets', ...words], { K: 'x' });
      expect(code).toBe(2);
      expect(stderr).toContain('try: nanda credentials revoke --all');
    }
  });
});
