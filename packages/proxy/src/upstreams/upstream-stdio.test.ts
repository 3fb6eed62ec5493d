import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { ToolDefinition } from '@nanda/protocol';
import { serverEverythingCommand, waitFor } from '@nanda/testing';
import { afterEach, expect, test, vi } from 'vitest';

import type {
  StdioTarget,
  UpstreamCallRequest,
  UpstreamSession,
} from '../core/connections/upstream-connector.js';
import type { NandaError } from '../core/nanda-error.js';
import { createUpstreamConnector } from './create-upstream-connector.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const releases: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).toReversed()) await release();
});

const limit = (): AbortSignal => AbortSignal.timeout(20_000);

async function open(
  target: Partial<StdioTarget> & { command: string },
  { signal = limit(), maxResult }: { signal?: AbortSignal; maxResult?: number } = {},
): Promise<UpstreamSession> {
  const connector = createUpstreamConnector({
    clientInfo: { name: 'test', version: '1' },
    ...(maxResult !== undefined && { maxResult }),
  });
  const session = await connector.open(
    { kind: 'stdio', args: [], env: {}, ...target },
    { credentials: { type: 'bearer', token: 'never-sent' }, signal },
  );
  releases.push(() => session.close());
  return session;
}

/** A server of our own in a file: lines of JSON-RPC with what the test puts into `tools/call`. */
async function writeServer(
  onCall: string,
): Promise<Partial<StdioTarget> & { command: string; directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'nanda-stdio-'));
  releases.push(() => rm(directory, { recursive: true, force: true }));
  const file = join(directory, 'server.mjs');
  await writeFile(
    file,
    `import { createInterface } from 'node:readline';
import { spawn } from 'node:child_process';
import { closeSync, writeFileSync } from 'node:fs';
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n');
process.stdout.write('a line that is no JSON\\n');
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') send({ id, result: { protocolVersion: params.protocolVersion, capabilities: {}, serverInfo: { name: 'own', version: '1' } } });
  if (method === 'tools/list') send({ id, result: { tools: [{ name: 'own', inputSchema: { type: 'object' } }] } });
  if (method === 'tools/call') { ${onCall} }
});
`,
  );
  return { command: process.execPath, args: [file], directory };
}

/** A call that is answered with a line without an end. */
function endless(head: string) {
  const { pid, note } = notePid();
  const more = `${note} process.stdout.write('${head}');
    const more = () => { while (process.stdout.write('o'.repeat(65536))); process.stdout.once('drain', more); };
    more();`;
  return { pid, more };
}

/** Source that tells who runs it. */
function notePid() {
  const file = join(tmpdir(), `nanda-stdio-${process.pid}-${Math.random().toString(36).slice(2)}`);
  releases.push(() => rm(file, { force: true }));
  return {
    pid: async () => Number(await readFile(file, 'utf8')),
    note: `writeFileSync(${JSON.stringify(file)}, String(process.pid));`,
  };
}

const tool: ToolDefinition = { name: 'own', inputSchema: { type: 'object' } };

function request(options: Partial<UpstreamCallRequest> = {}): UpstreamCallRequest {
  return {
    tool,
    parameters: {},
    signal: limit(),
    onProgress: () => undefined,
    onLog: () => undefined,
    onInput: () => Promise.reject(new Error('Nobody is asked.')),
    ...options,
  };
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test('the real server-everything: opens, calls, reports, closes', async () => {
  const session = await open(serverEverythingCommand());
  expect(session).toMatchObject({ transport: 'stdio', endpoint: process.execPath });
  expect((await session.listTools(limit())).length).toBeGreaterThan(5);
  const progress: number[] = [];
  const result = await session.callTool(
    request({
      tool: { ...tool, name: 'trigger-long-running-operation' },
      parameters: { duration: 0.2, steps: 4 },
      onProgress: (step) => progress.push(step.progress),
    }),
  );
  expect(result.content[0]).toMatchObject({ type: 'text' });
  expect(progress).toEqual([1, 2, 3, 4]);
});

test('progress in the same piece as the result arrives before it', async () => {
  const server = await writeServer(`
    const token = params._meta.progressToken;
    const lines = [1, 2, 2, 1, 3].map((progress) => ({ jsonrpc: '2.0', method: 'notifications/progress', params: { progressToken: token, progress } }));
    process.stdout.write([...lines, { jsonrpc: '2.0', id, result: {} }].map((line) => JSON.stringify(line) + '\\n').join(''));`);
  const session = await open(server);
  const progress: number[] = [];
  const result = await session.callTool(
    request({ onProgress: (step) => progress.push(step.progress) }),
  );
  expect(progress).toEqual([1, 2, 3]);
  expect(result).toEqual({ content: [] });
});

test('a child that knows the newer era only is asked in its way', async () => {
  const { command, args, directory } = await writeServer(
    'send({ id, result: { resultType: "complete", content: [], _meta: params._meta } });',
  );
  const file = args?.[0] ?? '';
  const source = await readFile(file, 'utf8');
  const discovered = {
    resultType: 'complete',
    supportedVersions: ['2026-07-28'],
    capabilities: { tools: {} },
    ttlMs: 0,
    cacheScope: 'private',
  };
  await writeFile(
    file,
    source
      .replace(
        /if \(method === 'initialize'\).*/,
        `if (method === 'initialize') send({ id, error: { code: -32601, message: 'Method not found' } });`,
      )
      .replace(
        "if (method === 'tools/list')",
        `if (method === 'server/discover') send({ id, result: ${JSON.stringify(discovered)} });\n  $&`,
      ),
  );
  const session = await open({ command, ...(args && { args }), cwd: directory });
  expect(session.protocolVersion).toBe('2026-07-28');
  const { _meta } = await session.callTool(request());
  expect(_meta).toMatchObject({ 'io.modelcontextprotocol/protocolVersion': '2026-07-28' });
  expect(await session.listTools(limit())).not.toHaveLength(0);
});

test('a child that dies in mid-call fails the call and closes the session', async () => {
  const session = await open(await writeServer('process.exit(3);'));
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  expect(reasons).toHaveLength(1);
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: true,
  });
});

test('close ends the child and what it has started, however stubborn', async () => {
  const server = await writeServer(`
    process.on('SIGTERM', () => undefined);
    setInterval(() => undefined, 1000);
    const helper = spawn(process.execPath, ['-e', 'process.on("SIGTERM",()=>0);setInterval(()=>0,1000)'], { stdio: 'inherit' });
    send({ id, result: { content: [], structuredContent: [process.pid, helper.pid] } });`);
  const session = await open(server);
  const closed: unknown[] = [];
  session.onClosed((event) => closed.push(event));
  const { structuredContent } = await session.callTool(request());
  const processIds = structuredContent as number[];
  expect(processIds.map(isAlive)).toEqual([true, true]);
  await session.close();
  await waitFor(() => !processIds.some(isAlive), { description: 'the processes to end' });
  expect(closed).toEqual([]);
});

test('a result that is too large fails the call, not the session', async () => {
  const server = await writeServer(`
    send(params.arguments.big
      ? { result: { content: [{ type: 'text', text: 'o'.repeat(17 * 1024 * 1024) }] }, id }
      : { id, result: { content: [] } });`);
  const session = await open(server);
  await expect(session.callTool(request({ parameters: { big: true } }))).rejects.toMatchObject({
    code: 'RESULT_TOO_LARGE',
  });
  expect(await session.callTool(request())).toEqual({ content: [] });
});

test('cancelling is told to the child', async () => {
  const server = await writeServer('setTimeout(() => undefined, 1000);');
  const log = join(server.directory, 'cancelled');
  const file = server.args?.[0] ?? '';
  const source = await readFile(file, 'utf8');
  await writeFile(
    file,
    source.replace(
      "if (method === 'tools/list')",
      `if (method === 'notifications/cancelled') writeFileSync(${JSON.stringify(log)}, String(params.requestId));
  if (method === 'tools/list')`,
    ),
  );
  const session = await open(server);
  await expect(
    session.callTool(request({ signal: AbortSignal.timeout(50) })),
  ).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  const id = await waitFor(() => readFile(log, 'utf8'), {
    description: 'the cancellation to arrive',
  });
  expect(id).toMatch(/^nanda-[0-9a-f]{12}-\d+$/);
});

test('only the safe environment and the configured one', async () => {
  process.env['NANDA_TEST_SECRET'] = 'secret';
  releases.push(async () => void delete process.env['NANDA_TEST_SECRET']);
  const server = await writeServer(
    'send({ id, result: { content: [], structuredContent: process.env } });',
  );
  const session = await open({ ...server, env: { GIVEN: '1' } });
  const { structuredContent } = await session.callTool(request());
  expect(structuredContent).toMatchObject({ GIVEN: '1', PATH: expect.any(String) });
  expect(JSON.stringify(structuredContent)).not.toMatch(/NANDA_TEST_SECRET|never-sent/);
});

test.each([
  ['a command that does not exist', { command: 'nanda-no-such-command' }],
  ['a command that ends at once', { command: process.execPath, args: ['-e', 'process.exit(1)'] }],
  ['a path that does not exist', { command: '/nanda/no/such/command' }],
  ['a directory that does not exist', { command: process.execPath, cwd: '/nanda/no/such' }],
])('%s', async (_name, target) => {
  const failure = await open(target).catch((error: unknown) => error);
  const name = basename(target.command);
  expect(failure).toMatchObject({
    code: 'CONNECTION_FAILED',
    message: expect.stringContaining(`"${name}"`) as string,
    details: { cause: 'spawn', command: name },
  });
  // Where a program lies is nobody's business.
  expect((failure as NandaError).message).not.toMatch(/\/\w/);
});

test('a child that says nothing is ended when time is up', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'nanda-stdio-'));
  releases.push(() => rm(directory, { recursive: true, force: true }));
  const file = join(directory, 'pid');
  const source = `require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => 0, 1000)`;
  const opening = open(
    { command: process.execPath, args: ['-e', source] },
    { signal: AbortSignal.timeout(1000) },
  );
  await expect(opening).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    details: { cause: 'timeout' },
  });
  const processId = Number(await readFile(file, 'utf8'));
  expect(isAlive(processId)).toBe(false);
});

test('an answer that is too deep fails the call, not the session', async () => {
  const server = await writeServer(
    `process.stdout.write('{"jsonrpc":"2.0","id":' + JSON.stringify(id) + ',"result":{"content":[],"structuredContent":' + '['.repeat(50000) + ']'.repeat(50000) + '}}\\n');`,
  );
  const session = await open(server);
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL_ERROR',
  });
  expect(await session.listTools(limit())).toHaveLength(1);
});

test('P9, P21: what is printed beside is told, and a large result costs nothing', async () => {
  const server = await writeServer(`
    console.error('Authorization: sekrit-42');
    console.error('  at <module>');
    process.stdout.write('not JSON\\n[1]\\n{"jsonrpc":"2.0"}\\n');
    send({ id, result: { content: [{ type: 'text', text: 'o'.repeat(12 * 1024 * 1024) }] } });`);
  const connector = createUpstreamConnector({ clientInfo: { name: 'test', version: '1' } });
  const lines: string[] = [];
  const session = await connector.open(
    { kind: 'stdio', args: [], env: { TOKEN: 'sekrit-42' }, ...server },
    {
      credentials: { type: 'none' },
      signal: limit(),
      onErrorOutput: (line) => lines.push(line),
    },
  );
  releases.push(() => session.close());
  const { content } = await session.callTool(request());
  expect(String(content[0]?.['text'])).toHaveLength(12 * 1024 * 1024);
  await waitFor(() => lines.length === 2, { description: 'the lines' });
  expect(lines).toEqual(['Authorization: [redacted]', '  at <module>']);
});

test('a message that is too large and names nobody ends the session, and nobody waits', async () => {
  const server = await writeServer(`
    send({ method: 'notifications/message', params: { data: 'o'.repeat(17 * 1024 * 1024) } });`);
  const session = await open(server);
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  await expect(session.callTool(request())).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
  expect(reasons).toHaveLength(1);
});

test.each([
  ['garbage', ''],
  ['an answer whose id may come at the end', '{"jsonrpc":"2.0","result":{"content":"'],
])('a line without an end fails the call at the limit, and ends the child: %s', async (_, head) => {
  const { pid, more } = endless(head);
  const session = await open(await writeServer(more), { maxResult: 100_000 });
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  const failure = await session.callTool(request()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'RESULT_TOO_LARGE' });
  expect(reasons).toHaveLength(1);
  await session.close();
  await waitFor(async () => !isAlive(await pid()), { description: 'the child to be gone' });
});

test('a line without an end that names its call costs that one alone', async () => {
  const source = `
    if (params.name === 'go on') {
      process.stdout.write('"}\\n');
      send({ id, result: { content: [] } });
    } else process.stdout.write('{"jsonrpc":"2.0","id":"' + id + '","result":"' + 'o'.repeat(200000));`;
  const session = await open(await writeServer(source), { maxResult: 100_000 });
  await expect(session.callTool(request())).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
  const next = { ...tool, name: 'go on' };
  expect(await session.callTool(request({ tool: next }))).toEqual({ content: [] });
});

test('a child that closes its stdout and lives on fails its calls, and is ended', async () => {
  const { pid, note } = notePid();
  const source = `${note} closeSync(1); setTimeout(() => undefined, 600_000);`;
  const session = await open(await writeServer(source));
  const reasons: string[] = [];
  session.onClosed(({ reason }) => reasons.push(reason));
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  expect(reasons).toHaveLength(1);
  await session.close();
  await waitFor(async () => !isAlive(await pid()), { description: 'the child to be gone' });
});
