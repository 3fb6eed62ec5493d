import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

describe('the commands of the architecture seed', () => {
  test('search, connect, exec and stream as printed', { timeout: 60_000 }, async () => {
    const search = await bench.nanda(['search', 'coffee', '--category', 'business']);
    expect(search).toMatchObject({ code: 0, stderr: '' });
    expect(search.stdout).toContain('1. Coffee - A coffee shop');

    const connect = await bench.nanda(['connect', 'cf921f9b-136f-4be0-802c-bb7e19855e96']);
    expect(connect.code).toBe(0);
    expect(connect.stdout).toMatch(/^Connected to Coffee \(conn_\w+\)\n$/);

    const exec = await bench.nanda(
      'exec requestinfo --wallet-address 0x... --contract-address 0x... --token-id 1 --category premium'.split(
        ' ',
      ),
    );
    expect(exec).toEqual({
      code: 0,
      stderr: '',
      stdout:
        'Coffee, premium: Premium members get the reserve beans a week before the shops do.\nAsked by 0x..., token 1.\n',
    });

    await bench.nanda(['connect', 'Analytics', '--as', 'numbers']);
    const stream = await bench.nanda('stream analyze --param1 value1 --param2 value2'.split(' '));
    expect(stream).toMatchObject({ code: 0, stdout: 'Analyzed sample in 10 steps.\n' });
    expect(stream.stderr).toContain('analyze: 10/10 Step 10 of 10');
  });
});

describe('the commands of the public-mode seed', () => {
  test('search, connect, call, connections list', { timeout: 60_000 }, async () => {
    const search = await bench.discover(['search', 'coffee']);
    expect(search.stdout).toMatch(/^Found 1 server:\n1\. Coffee - /);
    const connect = await bench.discover(['connect', '1', '--json']);
    const { id } = JSON.parse(connect.stdout) as { id: string };

    const call = await bench.discover(['call', id, 'requestinfo', '--category', 'investment']);
    expect(call).toMatchObject({ code: 0, stderr: '' });
    expect(call.stdout).toContain('Coffee, investment:');
    expect((await bench.discover(['connections', 'list'])).stdout).toContain(id);
    expect((await bench.discover(['disconnect', id])).stdout).toBe('Connection closed\n');
    expect((await bench.discover(['connections', 'list'])).stdout).not.toContain(id);
  });
});

describe('with an open connection', () => {
  beforeAll(async () => {
    await bench.nanda(['connect', 'Coffee', '--as', 'shop']);
    await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
  }, 30_000);

  test('all are closed, and each is said to be', { timeout: 30_000 }, async () => {
    await bench.nanda(['disconnect', '--all']);
    const connect = async (name: string) => {
      const { stdout } = await bench.nanda(['connect', name, '--json']);
      return (JSON.parse(stdout) as { id: string }).id;
    };
    const lines = [
      `Connection closed: coffee (${await connect('Coffee')})`,
      `Connection closed: analytics (${await connect('Analytics')})`,
    ];
    const { code, stdout, stderr } = await bench.nanda(['disconnect', '--all']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n').toSorted()).toEqual(lines.toSorted());
    expect(await bench.nanda(['disconnect', '--all'])).toEqual({
      code: 0,
      stdout: 'No open connections.\n',
      stderr: '',
    });
    await bench.nanda(['connect', 'Coffee', '--as', 'shop']);
    await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
  });

  test('a connection is named before the tool', async () => {
    for (const words of [
      ['exec', '-c', 'shop', 'requestinfo', 'category=menu'],
      ['call', 'shop/requestinfo', '{"category":"menu"}'],
    ]) {
      expect(await bench.nanda(words)).toMatchObject({ code: 0 });
    }
  });

  test('tells every problem before anything is sent', async () => {
    const words = ['exec', 'analyze', '--steps', 'many', '--datset', 'x', '--json'];
    const { code, stdout, stderr } = await bench.nanda(words);
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as {
      error: { code: string; details: { problems: string[] } };
    };
    expect(error.code).toBe('INVALID_PARAMETERS');
    expect(error.details.problems).toHaveLength(2);
    expect(stderr).toContain('Did you mean --dataset?');
  });

  test('reads arguments from standard input only when asked to', async () => {
    const words = ['exec', 'analyze', '--args', '-', '--dry-run'];
    const { stdout } = await bench.nanda(words, { input: '{"steps": 2}' });
    expect(JSON.parse(stdout)).toMatchObject({ toolName: 'analyze', parameters: { steps: 2 } });
  });

  test('saves media, and shows it as one line', async () => {
    const directory = join(bench.directory, 'media');
    const { stdout } = await bench.nanda(['exec', '-c', 'shop', 'getMenu', '--save', directory]);
    const file = join(directory, 'image-1.png');
    expect(stdout).toContain(`[image image/png 70 B saved to ${file}]`);
    expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG');
  });

  test('streams one JSON event a line, the end last', async () => {
    const words = ['stream', 'analyze', '--duration-ms', '20', '--steps', '2', '--json'];
    const { code, stdout } = await bench.nanda(words);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type);
    expect(code).toBe(0);
    expect(events[0]).toBe('started');
    expect(events).toContain('progress');
    expect(events.at(-1)).toBe('result');
  });

  test('shows the help of a tool, made of its schema', async () => {
    const { stdout } = await bench.nanda(['exec', '-c', 'shop', 'requestinfo', '--help']);
    expect(stdout).toContain('--wallet-address TEXT');
    expect(stdout).toContain('Required. What to tell about');
  });

  test('Ctrl-C cancels the execution where it runs', { timeout: 30_000 }, async () => {
    const running = bench.start(['exec', 'analyze', '--duration-ms', '60000', '--json']);
    const run = await waitFor(
      () => bench.services.analyticsRuns.find(({ state }) => state === 'running'),
      { description: 'the analysis to run', timeout: 15_000 },
    );
    running.child.kill('SIGINT');
    const { code, stdout, stderr } = await running.end;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(stderr).toContain('Cancelled; the service was told.');
    await waitFor(() => run.state === 'cancelled', { description: 'the service to stop' });
  });
});

describe('failures', () => {
  test.each<[string[], number, string]>([
    [['exec', '-c', 'shop', 'nothing', '--json'], 6, 'TOOL_NOT_FOUND'],
    [['exec', '-c', '', 'requestinfo', '--json'], 2, 'USAGE_ERROR'],
    [['exec', '', '--json'], 2, 'USAGE_ERROR'],
    [['use', '', '--json'], 2, 'USAGE_ERROR'],
    [['disconnect', '', '--json'], 2, 'USAGE_ERROR'],
    [['exec', 'requestinfo', '-c', 'shop', '--json'], 2, 'USAGE_ERROR'],
    [['stream', 'analyze', '--connection', 'lab', '--json'], 2, 'USAGE_ERROR'],
    [['tools', 'nobody', '--json'], 6, 'CONNECTION_NOT_FOUND'],
    [['info', 'nothing-of-the-kind', '--json'], 6, 'SERVICE_NOT_FOUND'],
    [['connect', 'ClimateAPI', '--json'], 4, 'CONNECTION_FAILED'],
    [['connect', '99', '--json'], 2, 'USAGE_ERROR'],
    [['search', 'x', '--limt', '3', '--json'], 2, 'USAGE_ERROR'],
    [['serch', '--json'], 2, 'USAGE_ERROR'],
    [['search', 'x', '--url', 'http://127.0.0.1:9', '--json'], 4, 'PROXY_UNREACHABLE'],
  ])('%j ends with %i, %s', { timeout: 30_000 }, async (words, code, name) => {
    const result = await bench.nanda(words);
    expect(result.code).toBe(code);
    expect(JSON.parse(result.stdout)).toMatchObject({ error: { code: name } });
    expect(result.stderr).toMatch(/^error: /m);
    expect(result.stderr).not.toContain('    at ');
  });
});

test('a name of several connections is refused everywhere alike', { timeout: 30_000 }, async () => {
  await bench.nanda(['connect', 'Coffee']);
  await bench.nanda(['connect', 'Coffee']);
  const answers = await Promise.all([
    bench.nanda(['use', 'Coffee']),
    bench.nanda(['exec', '-c', 'Coffee', 'requestinfo']),
  ]);
  for (const { code, stderr } of answers) {
    expect(code).toBe(2);
    expect(stderr.match(/conn_\w+ {2}/g)?.length).toBeGreaterThan(1);
  }
  expect(answers[0].stderr).toBe(answers[1].stderr);
});

test('the option of a refused request is named', { timeout: 30_000 }, async () => {
  const connect = await bench.nanda(['connect', 'Coffee', '--wallet', '0xzz']);
  expect(connect.code).toBe(2);
  expect(connect.stderr).toContain('--wallet: must be an address');
});

test('what answers with a web page cannot be connected to: 4', { timeout: 30_000 }, async () => {
  const page = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<html>hello</html>');
  });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = page.address() as AddressInfo;
    await bench.nanda(['servers', 'add', 'page', `http://127.0.0.1:${port}/mcp`]);
    const { code, stderr } = await bench.nanda(['connect', 'page']);
    expect(stderr).toContain('does not speak MCP');
    expect(code).toBe(4);
  } finally {
    page.closeAllConnections();
    page.close();
  }
});

test('popular of all time', { timeout: 30_000 }, async () => {
  const { code, stdout } = await bench.nanda(['popular', '--period', 'all_time', '--json']);
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { services: unknown[] }).services.length).toBeGreaterThan(0);
});

test('keeps what it writes to the user alone', async () => {
  for (const file of ['runtime/proxy.json', 'state/proxy.log', 'state/current.json']) {
    const { mode } = await stat(join(bench.directory, file));
    expect([file, mode & 0o077]).toEqual([file, 0]);
  }
});
