import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@nanda/protocol';
import {
  createCoffeeServer,
  createWeatherServer,
  serverEverythingCommand,
  startHttpService,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { readShellWords } from './read-shell-words.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** Asks a proxy what no command asks it yet. */
async function post<Data>(url: string, { body, token }: { body: unknown; token?: string }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { data: Data };
  expect(response.ok, JSON.stringify(answer)).toBe(true);
  return answer.data;
}

test.skipIf(process.platform === 'win32')(
  'a tool that asks is answered with the command that exec shows; what its command says is kept',
  { timeout: 60_000 },
  async () => {
    const { command, args } = serverEverythingCommand('stdio');
    await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
    await bench.nanda(['proxy', 'start']);
    const runtime = await readFile(join(bench.directory, 'runtime/proxy.json'), 'utf8');
    const { url, token } = JSON.parse(runtime) as { url: string; token: string };
    const { id } = await post<Connection>(`${url}/v2/services/everything/connect`, {
      body: { clientCapabilities: ['elicitation'] },
      token,
    });

    const asked = await bench.nanda(['exec', '-c', id, 'trigger-elicitation-request']);
    expect(asked.code).toBe(8);
    expect(asked.stdout + asked.stderr).not.toContain(token);
    const shown = asked.stderr.slice(asked.stderr.indexOf('curl -X'));
    const words = await readShellWords(shown);
    const [target = '', authorization = ''] = [words[2], words[4]];
    expect(authorization).toBe(`Authorization: Bearer ${token}`);
    const answer = JSON.parse(words.at(-1) ?? '') as { key: string };
    expect(answer).toMatchObject({ result: { action: 'accept', content: {} } });
    await post(target, { body: { ...answer, result: { action: 'decline' } }, token });
    await waitFor(
      async () => {
        const headers = { authorization: `Bearer ${token}` };
        const response = await fetch(target.replace(/\/input$/, ''), { headers });
        return (await response.text()).includes('"completed"');
      },
      { description: 'the call to end' },
    );

    const logs = await bench.nanda(['logs', 'everything', '--json']);
    const { lines } = JSON.parse(logs.stdout) as { lines: { connectionId: string }[] };
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ connectionId }) => connectionId))).toEqual(new Set([id]));
    expect((await bench.nanda(['logs', 'nobody'])).stdout).toBe('');
  },
);

test.each([
  ['refused where tools are pinned', ['--pin-tools'], 9],
  ['shown where they are not', [], 0],
])('a tool that came later is %s', { timeout: 60_000 }, async (_, options, code) => {
  let createServer = createWeatherServer;
  await using service = await startHttpService({ createServer: () => createServer() });
  const servers = join(bench.directory, 'changing.json');
  await writeFile(servers, JSON.stringify({ mcpServers: { changing: { url: service.url } } }));
  const own = ['serve', '--port', '0', '--data-dir', ':memory:', '--servers', servers];
  const serving = bench.start([...own, ...options]);
  const url = await waitFor(() => /http:\S+/.exec(serving.written.stdout)?.[0], {
    description: 'the proxy to listen',
    timeout: 15_000,
  });
  const env = { NANDA_BASE_URL: url };
  const connected = await bench.nanda(['connect', 'changing', '--json'], { env });
  const { id } = JSON.parse(connected.stdout) as Connection;
  expect((await bench.nanda(['info', id], { env })).stdout).not.toContain('Changed since');

  createServer = createCoffeeServer;
  await post(`${url}/v2/connections/${id}/refresh`, { body: {} });
  const { stdout } = await bench.nanda(['info', id], { env });
  expect(stdout).toContain('Changed since you first connected');
  expect(stdout).toMatch(/^ {2}\+ {2}getMenu +added$/m);
  expect(stdout).toMatch(/^ {2}- {2}\w+ +removed$/m);
  expect((await bench.nanda(['exec', '-c', id, 'getMenu'], { env })).code).toBe(code);
  serving.child.kill('SIGTERM');
  expect((await serving.end).code).toBe(0);
});
