import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createProxy } from '@nanda/proxy';
import { NANDAClient } from '@nanda/sdk';
import { createTemporaryDirectory, startServerEverything } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileTexts } from '../../test/hostile-texts.js';
import type { CopiedCall } from './copied-call.js';
import { copyAsCode } from './copy-as-code.js';
import { copyAsCurl } from './copy-as-curl.js';

const run = promisify(execFile);
const compiler = fileURLToPath(
  new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url),
);
const sdk = fileURLToPath(new URL('../../../sdk', import.meta.url));

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noEmit: true,
  target: 'es2023',
  lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'nodenext',
  types: [],
};

const cleanup = new AsyncDisposableStack();
const service = { id: 'everything' };
let baseURL: string;
let connection: { id: string };

beforeAll(async () => {
  const everything = cleanup.use(await startServerEverything({ transport: 'streamableHttp' }));
  const directory = cleanup.use(await createTemporaryDirectory());
  const serversFile = join(directory.path, 'servers.json');
  const servers = { mcpServers: { everything: { url: everything.url } } };
  await writeFile(serversFile, JSON.stringify(servers));
  const proxy = createProxy({ dataDir: ':memory:', serversFile, healthInterval: 0 });
  cleanup.defer(() => proxy.close());
  ({ url: baseURL } = await proxy.listen({ port: 0 }));
  connection = await new NANDAClient({ baseURL }).connect(service.id);
});

afterAll(() => cleanup.disposeAsync());

const echo = (message: string): CopiedCall => ({
  service,
  connection,
  tool: 'echo',
  parameters: { message },
});

test('the request of curl is answered', { timeout: 120_000 }, async () => {
  for (const message of hostileTexts) {
    const text = copyAsCurl(echo(message), { baseURL: `${baseURL}/v2/` });
    for (const shell of ['bash', 'sh']) {
      // Longer than the proxy waits for a tool: it has to say what it waits for.
      const { stdout } = await run(shell, ['-c', text], { timeout: 90_000 });
      const answer = JSON.parse(stdout) as { data: { status: string; result: unknown } };
      expect(answer.data).toMatchObject({
        status: 'success',
        result: { content: [{ type: 'text', text: `Echo: ${message}` }] },
      });
    }
  }
});

test('curl is given what is too long for a word, and secrets by the shell', async () => {
  const message = 'x'.repeat(200_000);
  await using directory = await createTemporaryDirectory();
  const script = join(directory.path, 'script');
  await writeFile(script, copyAsCurl(echo(message), { baseURL }));
  const long = await run('sh', [script], { maxBuffer: 10_000_000 });
  expect(long.stdout.includes(`Echo: ${message}`)).toBe(true);

  const schema = { properties: { message: { type: 'string', format: 'password' } } };
  const text = copyAsCurl({ ...echo('geheim'), schema }, { baseURL, wantsToken: true });
  expect(text).toContain('-H "Authorization: Bearer $NANDA_TOKEN"');
  expect(text).not.toContain('geheim');
  const { stdout } = await run('sh', ['-c', text.replace(/-H "Auth.*\\\n/, '')], {
    env: { PATH: process.env['PATH'], SECRET_MESSAGE: 'told by the shell' },
  });
  expect(stdout).toContain('Echo: told by the shell');
});

test('curl finds the token where the proxy keeps it', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'runtime.json');
  await writeFile(file, '{"token":"t-1"}');
  const seen: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end('{}');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const shellHeader = `"Authorization: Bearer $(node -p 'require("${file}").token')"`;
  const endpoint = { baseURL: `http://127.0.0.1:${port}`, wantsToken: true, shellHeader };
  const text = copyAsCurl(echo('a'), endpoint);
  expect(text).not.toMatch(/t-1|NANDA_TOKEN/);
  expect(copyAsCode(echo('a'), endpoint)).toContain(
    `// export NANDA_ACCESS_TOKEN="$(node -p 'require("${file}").token')"\n`,
  );
  await run('sh', ['-c', text]);
  server.close();
  expect(seen).toEqual(['Bearer t-1']);
});

test('a socket is named as curl wants it', () => {
  const text = copyAsCurl(echo('a'), { baseURL: 'unix:/run/my proxy.sock' });
  expect(text).toContain(`--unix-socket '/run/my proxy.sock'`);
  expect(text).toContain('http://localhost/v2/connections/');
});

test('the programs compile strictly, run, and print the result', async () => {
  await using directory = await createTemporaryDirectory();
  const at = (name: string) => join(directory.path, name);
  await mkdir(at('node_modules/@nanda'), { recursive: true });
  await symlink(sdk, at('node_modules/@nanda/sdk'), 'dir');
  await writeFile(at('package.json'), '{"type":"module"}');
  await writeFile(at('tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const message = hostileTexts.join('|');
  const deep = { first: Array.from({ length: 40 }, (_, index) => ({ index, message })) };
  const secret = 'geheim';
  const bearer = { type: 'bearer', token: secret } as const;
  const header = { type: 'custom', headers: { "X-'Key": secret } } as const;
  const programs = {
    'echo.ts': copyAsCode(echo(message), { baseURL }),
    'none.ts': copyAsCode({ ...echo(''), tool: 'get-sum', parameters: {} }, { baseURL }),
    'deep.ts': copyAsCode({ ...echo(''), parameters: deep }, { baseURL, wantsToken: true }),
    'secret.ts': copyAsCode({ ...echo(''), parameters: { password: secret } }, { baseURL }),
    'bearer.ts': copyAsCode({ ...echo(''), auth: bearer }, { baseURL }),
    'header.ts': copyAsCode({ ...echo(''), auth: header }, { baseURL }),
    'oauth.ts': copyAsCode(
      { ...echo(''), auth: { type: 'oauth2', accessToken: secret } },
      { baseURL },
    ),
    'key.ts': copyAsCode({ ...echo(''), auth: { type: 'api_key', key: secret } }, { baseURL }),
    'wallet.ts': copyAsCode(
      { ...echo(''), auth: { type: 'evmauth', walletAddress: `0x${'a'.repeat(40)}` } },
      { baseURL },
    ),
  };
  for (const [name, text] of Object.entries(programs)) {
    expect(text).not.toContain(secret);
    await writeFile(at(name), text);
  }
  const compiled = await run(process.execPath, [compiler, '-p', directory.path]).catch(
    (error: { stdout: string }) => error,
  );
  expect(compiled.stdout).toBe('');
  const { stdout } = await run(process.execPath, [at('echo.ts')], { cwd: directory.path });
  expect(stdout).toBe(`Echo: ${message}\n`);
}, 120_000);

test('a program is as short as one by hand', () => {
  const call = { ...echo(''), tool: 'get-sum', parameters: { a: 2, b: 3 } };
  expect(copyAsCode(call, { baseURL: 'http://localhost:3000' })).toBe(
    `import { NANDAClient, textOf } from '@nanda/sdk';

const nanda = new NANDAClient({ baseURL: 'http://localhost:3000' });
await using connection = await nanda.connect('everything');
const result = await connection.execute('get-sum', { a: 2, b: 3 });
console.log(textOf(result) || result);
`,
  );
});
