import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { keccak256 } from 'viem';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';
import { runWithAnswers, type RunWithAnswersOptions } from './run-with-answers.js';

/** The first key of every test chain; it is no secret. */
const key = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';

let home: string;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  const temporary = await createTemporaryDirectory();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  home = temporary.path;
  env = {
    HOME: home,
    NANDA_CONFIG_DIR: join(home, 'config'),
    NANDA_STATE_DIR: join(home, 'state'),
    NANDA_SECRETS: 'file',
  };
});

async function run(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const { end, written } = runOnTerminal(words, {
    env: { ...env, ...more },
    isOutput: false,
    isWatched: false,
  });
  const code = await end;
  return { code, ...written };
}
const sit = (words: readonly string[], answers: RunWithAnswersOptions['answers'] = []) =>
  runWithAnswers(words, { env, cwd: home, answers });
const secrets = () => readFile(join(home, 'config', 'secrets.json'), 'utf8');

describe('a key', () => {
  test('is typed, and not shown', async () => {
    const typed = await sit(['wallet', 'import'], [['Private key:', `${key}\r`]]);
    expect(typed).toMatchObject({ code: 0, stdout: `main  ${address}\n` });
    expect(typed.stderr).not.toContain(key.slice(2));
    expect(await run(['wallet', 'show'])).toMatchObject({ code: 0, stdout: `${address}\n` });
    expect((await stat(join(home, 'config', 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(await secrets()).toContain(key);
    expect(await readFile(join(home, 'config', 'wallets.json'), 'utf8')).not.toContain(
      key.slice(2),
    );
  });

  test('comes from a file or the environment, and never from the command line', async () => {
    await writeFile(join(home, 'key'), `${key.slice(2).toUpperCase()}\n`);
    const path = join(home, 'key');
    expect(await run(['wallet', 'import', 'a', '--from-file', path])).toMatchObject({ code: 0 });
    const twice = await run(['wallet', 'import', 'b', '--from-env', 'KEY'], { KEY: key });
    expect(twice).toMatchObject({ code: 2 });
    expect(twice.stderr).toContain(`${address} is there already: a`);
    for (const words of [[key], ['a', key], [key.slice(2)]]) {
      const { code, stdout, stderr } = await run(['wallet', 'import', ...words]);
      expect(code).toBe(2);
      expect(stdout + stderr).not.toContain(key.slice(2));
    }
    const bad = await run(['wallet', 'import', 'c', '--from-env', 'KEY'], { KEY: `${key}00` });
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.stderr).not.toContain(key.slice(2));
    const zero = await run(['wallet', 'import', 'c', '--from-env', 'KEY'], { KEY: '0'.repeat(64) });
    expect(zero).toMatchObject({ code: 2 });
  });

  test('is no secret that anything else can name', async () => {
    await run(['wallet', 'import', '--from-env', 'KEY'], { KEY: key });
    expect((await run(['secrets', 'list', '--json'])).stdout).not.toContain('wallet:');
    expect(await run(['secrets', 'rm', 'wallet:main'])).toMatchObject({ code: 2 });
    const words = ['api', 'GET', '/health', '--url', 'http://127.0.0.1:9'];
    const read = await run(words, { NANDA_TOKEN: 'secret:wallet:main' });
    expect(read).toMatchObject({ code: 2 });
    expect(read.stderr).toContain('the key of a wallet');
    expect(await secrets()).toContain(key);
  });

  test('is shown on a terminal to who types its address', async () => {
    await run(['wallet', 'import', '--from-env', 'KEY'], { KEY: key });
    const question = 'Type the address to see the key of main:';
    const shown = await sit(['wallet', 'show', '--reveal'], [[question, `${address}\r`]]);
    expect(shown).toMatchObject({ code: 0, stdout: `${key}\n` });
    const wrong = await sit(['wallet', 'show', '--reveal'], [[question, 'yes\r']]);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    for (const words of [['--reveal'], ['--reveal', '--json']]) {
      const piped = await run(['wallet', 'show', ...words]);
      expect(piped.code).toBe(2);
      expect(piped.stdout + piped.stderr).not.toContain(key.slice(2));
    }
  });

  test('is forgotten by who says yes, and not made over by a wallet of the same name', async () => {
    await run(['wallet', 'import', '--from-env', 'KEY'], { KEY: key });
    expect(await run(['wallet', 'create'])).toMatchObject({ code: 2 });
    // Somebody has lost the list, but not the keys.
    const file = join(home, 'config', 'wallets.json');
    const list = await readFile(file, 'utf8');
    await writeFile(file, '{"wallets": []}');
    expect(await run(['wallet', 'create'])).toMatchObject({ code: 2 });
    await writeFile(file, '{"wallets": {}}');
    expect((await run(['wallet', 'list'])).stderr).toContain('is damaged');
    await writeFile(file, list);
    expect(await run(['wallet', 'rm', 'main'])).toMatchObject({ code: 9 });
    expect(await secrets()).toContain(key);
    const removed = await sit(['wallet', 'rm', address], [['Forget its key?', 'y\r']]);
    expect(removed).toMatchObject({ code: 0 });
    expect(await secrets()).not.toContain(key);
    expect(await run(['wallet', 'show'])).toMatchObject({ code: 6 });
  });
});

describe('a keystore', () => {
  /** A test vector of the Web3 Secret Storage Definition. */
  const vector = {
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
      ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
      kdf: 'pbkdf2',
      kdfparams: {
        c: 262144,
        dklen: 32,
        prf: 'hmac-sha256',
        salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
      },
      mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
    },
    version: 3,
  };

  test.each([
    ['pbkdf2', async () => vector],
    ['scrypt', sealWithScrypt],
  ])('of %s is opened with its password', async (_, make) => {
    const file = join(home, 'keystore.json');
    await writeFile(file, JSON.stringify(await make()));
    const words = ['wallet', 'import', '--from-file', file];
    const question = 'Password of the keystore:';
    const wrong = await sit(words, [[question, 'wrong\r']]);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).toContain('not the password');
    const opened = await sit(words, [[question, 'testpassword\r']]);
    expect(opened).toMatchObject({ code: 0 });
    expect(opened.stdout).toContain('0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b');
    expect(opened.stderr).not.toContain('testpassword');
  });

  const { crypto } = vector;
  test.each([
    ['of version 1', { version: 1 }],
    [
      'that asks for too much',
      { crypto: { ...crypto, kdfparams: { ...crypto.kdfparams, c: 1e9 } } },
    ],
    ['that is cut off', { crypto: { ...crypto, ciphertext: 'd1' } }],
  ])('%s is refused', async (_, changes) => {
    await writeFile(join(home, 'keystore.json'), JSON.stringify({ ...vector, ...changes }));
    const words = ['wallet', 'import', '--from-file', join(home, 'keystore.json')];
    const refused = await run([...words, '--password-file', 'env:PW'], { PW: 'testpassword' });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
  });
});

/** The key of the test vector, as another wallet would keep it: OpenSSL does not do the other one of the definition. */
async function sealWithScrypt() {
  const [salt, iv] = [randomBytes(32), randomBytes(16)];
  const secret = '7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d';
  const derived = scryptSync('testpassword', salt, 32, { N: 8192, r: 8, p: 1 });
  const cipher = createCipheriv('aes-128-ctr', derived.subarray(0, 16), iv);
  const sealed = Buffer.concat([cipher.update(secret, 'hex'), cipher.final()]);
  return {
    Crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: iv.toString('hex') },
      ciphertext: sealed.toString('hex'),
      kdf: 'scrypt',
      kdfparams: { dklen: 32, n: 8192, r: 8, p: 1, salt: salt.toString('hex') },
      mac: keccak256(Buffer.concat([derived.subarray(16), sealed])).slice(2),
    },
    version: 3,
  };
}
