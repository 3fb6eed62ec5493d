import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  createTemporaryDirectory,
  createWallet,
  deployToken,
  startChain,
  startProtectedService,
  type ProtectedService,
  type Token,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentIn } from './environment-in.js';
import { runOnTerminal } from './run-on-terminal.js';
import { runWithAnswers, type RunWithAnswersOptions } from './run-with-answers.js';

// A chain, a contract, services behind the package that services really use, and a proxy that writes all it keeps to files.
const stack = new AsyncDisposableStack();
let token: Token;
let other: Token;
let market: ProtectedService;
let thief: ProtectedService;
let directory: string;
let url: string;
/** What services were sent, and what the proxy was: all of it. */
const heard: string[] = [];

beforeAll(async () => {
  const chain = stack.use(await startChain());
  token = await deployToken(chain);
  other = await deployToken(chain);
  const options = { cacheSeconds: 0 };
  market = stack.use(await startProtectedService({ ...options, token }));
  const vault = stack.use(await startProtectedService({ ...options, token: other }));
  // Another service that asks for proofs of the market's contract.
  thief = stack.use(await startProtectedService({ ...options, token }));
  ({ path: directory } = stack.use(await createTemporaryDirectory()));
  const serversFile = join(directory, 'servers.json');
  const servers = { market, vault, thief };
  const mcpServers = Object.fromEntries(
    Object.entries(servers).map(([name, service]) => [name, { url: service.url }]),
  );
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const dataDir = join(directory, 'data');
  const log = (level: string) => (message: unknown, fields?: unknown) => {
    heard.push(JSON.stringify({ level, message, fields }));
  };
  const logger = {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
  };
  const proxy = createProxy({ dataDir, serversFile, healthInterval: 0, logger });
  stack.defer(() => proxy.close());
  ({ url } = await proxy.listen({ port: 0 }));
}, 60_000);

afterAll(() => stack.disposeAsync(), 30_000);

/** Somebody with a configuration of his own. */
async function createUser(name: string) {
  const home = join(directory, name);
  await mkdir(home, { recursive: true });
  const env = {
    ...environmentIn(home),
    NANDA_BASE_URL: url,
    NANDA_SECRETS: 'file',
  };
  return {
    home,
    env,
    /** Without a terminal. */
    async run(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
      const { end, written } = runOnTerminal(words, {
        env: { ...env, ...more },
        isOutput: false,
        isWatched: false,
      });
      const code = await end;
      return { code, ...written };
    },
    /** On a terminal. */
    sit: (words: readonly string[], answers: RunWithAnswersOptions['answers'] = []) =>
      runWithAnswers(words, { env, cwd: home, answers }),
    keys: async () =>
      JSON.parse(await readFile(join(home, 'config', 'secrets.json'), 'utf8')) as {
        secrets: Record<string, { value: string }>;
      },
  };
}

const analyze = ['exec', 'analyze', 'query=tea', 'depth=2'];

describe('a service that wants a token', () => {
  test('is refused, told, paid and answers; the key stays where it is', async () => {
    const user = await createUser('ann');
    expect(await user.run(['connect', 'market'])).toMatchObject({ code: 0 });

    // Without a wallet.
    const poor = await user.run([...analyze, '--json']);
    expect(poor).toMatchObject({ code: 3 });
    expect(JSON.parse(poor.stdout)).toMatchObject({
      error: {
        code: 'EVMAUTH_PROOF_MISSING',
        hint: expect.stringContaining('nanda wallet create'),
        details: { contractAddress: token.contractAddress, chainId: 31_337, tokenIds: ['101'] },
      },
    });

    // With one that nobody has named a contract for.
    const made = await user.run(['wallet', 'create', '--json']);
    const { address } = JSON.parse(made.stdout) as { address: string };
    const calls = market.calls.length;
    const unnamed = await user.run(analyze);
    expect(unnamed).toMatchObject({ code: 9, stdout: '' });
    const allow = /nanda (wallet allow .*)$/m.exec(unnamed.stderr)?.[1]?.split(' ') ?? [];
    expect(allow).toContain(token.contractAddress);
    expect(market.calls).toHaveLength(calls + 1);

    // Agreed, and without the token.
    expect(await user.run(allow)).toMatchObject({ code: 0 });
    const unpaid = await user.run([...analyze, '--json']);
    expect(unpaid.code).toBe(10);
    expect(JSON.parse(unpaid.stdout)).toMatchObject({
      error: {
        code: 'PAYMENT_REQUIRED',
        details: {
          contractAddress: token.contractAddress,
          chainId: 31_337,
          tokenIds: ['101'],
          wallet: 'main',
          walletAddress: expect.stringMatching(new RegExp(address, 'i')),
        },
      },
    });
    const told = await user.run(analyze);
    expect(told).toMatchObject({ code: 10, stdout: '' });
    expect(told.stderr).toContain(
      `Signing a proof for token 101 of ${token.contractAddress.toLowerCase()} on chain 31337\n`,
    );
    expect(told.stderr).toContain(`The wallet does not hold token 101 of ${token.contractAddress}`);

    // With it.
    await token.mint(address, { tokenId: 101 });
    const paid = await user.run(analyze);
    expect(paid).toMatchObject({ code: 0, stdout: '{"query":"tea","depth":2}\n' });
    const data = await user.run([...analyze, '--json', '--idempotency-key', 'once']);
    expect(JSON.parse(data.stdout)).toMatchObject({ status: 'success' });
    const again = await user.run([...analyze, '--json', '--idempotency-key', 'once']);
    expect(again.code).toBe(0);

    // As events, the refusal is none of them.
    const stream = await user.run(['stream', 'report', 'query=tea', '--json']);
    const events = stream.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(stream.code).toBe(0);
    expect(events.filter((event) => 'type' in event && event.type === 'result')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      type: 'result',
      result: { content: [{ text: '{"query":"tea"}' }] },
    });

    // What it was not asked to sign is shown as it is.
    const unsigned = await user.run(['exec', '--no-sign', ...analyze.slice(1)]);
    expect(unsigned.code).toBe(0);
    expect(unsigned.stdout).toContain('EVMAUTH_PROOF_MISSING');

    // Neither the proxy nor a service has seen the key, and no proof is kept.
    const { secrets } = await user.keys();
    const key = secrets['wallet:main']?.value ?? '';
    expect(key).toMatch(/^0x[\da-f]{64}$/);
    const seen = [...heard, JSON.stringify(market.calls), ...(await filesBelow('data'))].join('\n');
    expect(seen).toContain('analyze');
    expect(seen.toLowerCase()).not.toContain(key.slice(2));
    const kept = [...heard, ...(await filesBelow('data'))].join('\n');
    const proven = market.calls.findLast(({ parameters }) => '__evmauth' in parameters);
    const proof = JSON.stringify(proven?.parameters['__evmauth']);
    const signature = /"signature":"0x([\da-f]{130})"/.exec(proof)?.[1] ?? 'none';
    expect(signature).not.toBe('none');
    expect(kept).not.toContain(signature);
  });
});

describe('a contract that nobody has named', () => {
  test('is agreed to on a terminal, once', async () => {
    const user = await createUser('ben');
    await user.run(['connect', 'market']);
    const { stdout: address } = await user.run(['wallet', 'create', '--select', 'address']);
    await token.mint(JSON.parse(address) as string, { tokenId: 101 });
    const question = 'Sign for this contract, now and from now on? [y/N]';

    const calls = market.calls.length;
    const denied = await user.sit(analyze, [[question, 'n\r']]);
    expect(denied).toMatchObject({ code: 9, stdout: '' });
    expect(denied.stderr).toContain(token.contractAddress);
    expect(market.calls).toHaveLength(calls + 1);

    const agreed = await user.sit(analyze, [[question, 'y\r']]);
    expect(agreed).toMatchObject({ code: 0, stdout: '{"query":"tea","depth":2}\n' });
    const again = await user.sit(analyze);
    expect(again.code).toBe(0);
    expect(again.stderr).not.toContain(question);

    expect((await user.run(['wallet', 'allow'])).stdout).toContain(token.contractAddress);
    expect(await user.run(['wallet', 'allow', 'market', '--remove'])).toMatchObject({ code: 0 });
    expect(await user.run(analyze)).toMatchObject({ code: 9 });
  });

  test('and that is of another service is refused, also on a terminal', async () => {
    const user = await createUser('cleo');
    const { stdout } = await user.run(['wallet', 'create', '--json']);
    const { address } = JSON.parse(stdout) as { address: string };
    await token.mint(address, { tokenId: 101 });
    await user.run(['connect', 'market', '--as', 'good']);
    await user.run(['connect', 'thief', '--as', 'bad']);
    const of = ['--contract', token.contractAddress, '--chain', '31337'];
    expect(await user.run(['wallet', 'allow', 'market', ...of])).toMatchObject({ code: 0 });
    const calls = thief.calls.length;
    const robbed = await user.sit(['exec', 'bad/analyze', 'query=tea']);
    expect(robbed).toMatchObject({ code: 9, stdout: '' });
    expect(robbed.stderr).toMatch(/the\s+contract of another service: market/);
    expect(thief.calls.slice(calls).map(({ parameters }) => parameters)).toEqual([
      { query: 'tea' },
    ]);
    expect(await user.run(['exec', 'good/analyze', 'query=tea'])).toMatchObject({ code: 0 });
  });

  test('is named by the credentials of a connection, and no other one is', async () => {
    const user = await createUser('dora');
    const { stdout } = await user.run(['wallet', 'create', 'work', '--json']);
    const { address } = JSON.parse(stdout) as { address: string };
    await token.mint(address, { tokenId: 101 });
    const evmauth = (contract: string) =>
      '--auth-type evmauth --wallet work --token-id 101 --chain 31337 --contract'
        .split(' ')
        .concat(contract);
    const connected = await user.run(['connect', 'market', ...evmauth(token.contractAddress)]);
    expect(connected).toMatchObject({ code: 0 });
    expect(await user.run(analyze)).toMatchObject({ code: 0 });
    await user.run(['connect', 'vault', '--as', 'vault', ...evmauth(token.contractAddress)]);
    const wrong = await user.run(['exec', 'vault/analyze', 'query=tea']);
    expect(wrong.code).toBe(9);
    const unknown = await user.run(['connect', 'market', '--wallet', 'none']);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain('there is no such wallet');
  });
});

describe('who signs', () => {
  test('is a program of the user’s, which gets typed data and no shell', async () => {
    const user = await createUser('eve');
    const { privateKey, walletAddress } = await createWallet();
    await token.mint(walletAddress, { tokenId: 101 });
    const program = join(user.home, 'sign it.mjs');
    const viem = import.meta.resolve('viem/accounts');
    await writeFile(
      program,
      `import { text } from 'node:stream/consumers';
      import { privateKeyToAccount } from ${JSON.stringify(viem)};
      const typedData = JSON.parse(await text(process.stdin));
      if (typedData.types.EIP712Domain.length !== 4 || process.argv[2] !== '$HOME;') process.exit(9);
      if (process.env.REFUSES) { console.error('Denied on the device'); process.exit(1); }
      console.log(await privateKeyToAccount('${privateKey}').signTypedData(typedData));`,
    );
    const signer = `'${process.execPath}' '${program}' $HOME;`;
    const words = ['wallet', 'import', 'device', '--signer', signer, '--address', walletAddress];
    expect(await user.run(words)).toMatchObject({ code: 0 });
    await user.run(['connect', 'market']);
    const of = ['--contract', token.contractAddress, '--chain', '31337'];
    await user.run(['wallet', 'allow', 'market', ...of]);
    expect(await user.run(analyze)).toMatchObject({ code: 0 });

    const refused = await user.run([...analyze, '--json'], { REFUSES: '1' });
    expect(refused.code).toBe(3);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: { code: 'SIGNER_FAILED', message: expect.stringContaining('Denied on the device') },
    });

    // Named by its address alone, by a setting.
    const named = { NANDA_WALLET: walletAddress, NANDA_WALLET_SIGNER: signer };
    await user.run(['wallet', 'rm', 'device']);
    expect(await user.run(analyze)).toMatchObject({ code: 3 });
    expect(await user.run(analyze, named)).toMatchObject({ code: 0 });
    expect(await user.run(['exec', '--wallet', 'none', ...analyze.slice(1)])).toMatchObject({
      code: 2,
    });
  });

  test('is the wallet that was chosen, for each call of a batch', async () => {
    const user = await createUser('finn');
    for (const name of ['poor', 'rich']) await user.run(['wallet', 'create', name]);
    const { stdout } = await user.run(['wallet', 'list', '--json']);
    const { wallets } = JSON.parse(stdout) as {
      wallets: { name: string; address: string; isCurrent: boolean }[];
    };
    expect(wallets.map(({ name, isCurrent }) => [name, isCurrent])).toEqual([
      ['poor', true],
      ['rich', false],
    ]);
    await token.mint(wallets[1]?.address ?? '', { tokenId: 101 });
    await user.run(['connect', 'market']);
    const of = ['--contract', token.contractAddress, '--chain', '31337'];
    await user.run(['wallet', 'allow', 'market', ...of]);
    const file = join(user.home, 'calls.txt');
    await writeFile(file, 'analyze query=tea\nreport query=salt\ncatalogue\n');
    const rowsOf = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { index: number; status: string; error?: unknown })
        .toSorted((one, another) => one.index - another.index);
    const poor = await user.run(['batch', file]);
    expect(poor.code).toBe(5);
    expect(rowsOf(poor.stdout)).toMatchObject([
      { status: 'error', error: { code: 'PAYMENT_REQUIRED' } },
      { status: 'error', error: { code: 'PAYMENT_REQUIRED' } },
      { status: 'success' },
    ]);
    const rich = await user.run(['batch', file, '--wallet', 'rich']);
    expect(rich.code).toBe(0);
    expect(rowsOf(rich.stdout).map(({ status }) => status)).toEqual(Array(3).fill('success'));
    await user.run(['wallet', 'use', 'rich']);
    expect(await user.run(analyze)).toMatchObject({ code: 0 });
  });
});

describe('the terminal app', () => {
  test('signs as the commands do', async () => {
    const user = await createUser('gil');
    const { stdout } = await user.run(['wallet', 'create', '--json']);
    const { address } = JSON.parse(stdout) as { address: string };
    const script = join(user.home, 'steps.nanda');
    await writeFile(script, 'connect: market\ncall analyze {"query": "tea"}\n');
    const start = () => user.run(['tui', '--script', script]);

    const unnamed = await start();
    expect(unnamed).toMatchObject({ code: 9 });
    expect(unnamed.stderr).toContain('nanda wallet allow');
    const of = ['--contract', token.contractAddress, '--chain', '31337'];
    await user.run(['wallet', 'allow', 'market', ...of]);
    const unpaid = await start();
    expect(unpaid).toMatchObject({ code: 10 });
    expect(unpaid.stderr).toContain('holds none of the tokens 101');
    await token.mint(address, { tokenId: 101 });
    const paid = await start();
    expect(paid).toMatchObject({ code: 0, stderr: '' });
    expect(paid.stdout).toContain('{"query":"tea"}');
  });
});

/** What the files of a directory have, byte for byte. */
async function filesBelow(name: string): Promise<string[]> {
  const { readdir } = await import('node:fs/promises');
  const path = join(directory, name);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
}
