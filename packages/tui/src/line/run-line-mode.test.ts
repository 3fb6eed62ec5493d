import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { createTemporaryDirectory, waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { runInteractive, type RunInteractiveOptions } from '../run-interactive.js';
import { createAskingClient, fakeForm } from '../testing/create-asking-client.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { fakeEvent } from '../testing/fake-event.js';
import { fakeTool } from '../testing/fake-tool.js';

function collect({ isTTY = false } = {}) {
  let text = '';
  const stream: Writable & { isTTY?: boolean } = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  stream.isTTY = isTTY;
  return { stream, read: () => text };
}

async function run(script: string, options: Partial<RunInteractiveOptions> = {}) {
  const output = collect();
  const errors = collect();
  const exitCode = await runInteractive({
    client: createFakeClient(),
    stdin: Readable.from([script]),
    stdout: output.stream,
    stderr: errors.stream,
    env: {},
    ...options,
  });
  return { exitCode, stdout: output.read(), stderr: errors.read() };
}

/** Somebody at a terminal that is read line by line. */
function sit(client: InteractiveClient, options: Partial<RunInteractiveOptions> = {}) {
  const stdin: PassThrough & { isTTY?: boolean } = new PassThrough();
  stdin.isTTY = true;
  const output = collect({ isTTY: true });
  const errors = collect({ isTTY: true });
  const interrupts = new Set<() => void>();
  const exit = runInteractive({
    client,
    stdin,
    stdout: output.stream,
    stderr: errors.stream,
    env: {},
    line: true,
    onInterrupt(listener) {
      interrupts.add(listener);
      return () => interrupts.delete(listener);
    },
    ...options,
  });
  return {
    type: (line: string) => stdin.write(`${line}\n`),
    leave: () => stdin.end(),
    interrupt: () => interrupts.forEach((listener) => listener()),
    interrupts,
    exit,
    stdout: output.read,
    stderr: errors.read,
    async sees(read: () => string, text: string) {
      await waitFor(() => read().includes(text), { description: `${text} in ${read()}` });
    },
  };
}

const remove = fakeTool({ name: 'rm', inputSchema: {}, annotations: { destructiveHint: true } });
const withRemove = () => createFakeClient({ tools: async () => [remove] });

test('prints the documented session byte for byte', async () => {
  const client = createFakeClient();
  const { exitCode, stdout, stderr } = await run(
    `search: weather apis

connect: 1

call getCurrentWeather --location "New York"

disconnect
`,
    { client },
  );
  expect(stdout).toBe(`Found 3 servers:
1. WeatherMCP - Real-time weather data
2. ClimateAPI - Historical climate data
3. WeatherAlerts - Severe weather alerts
Connected to WeatherMCP (conn_abc123)
Temperature: 72°F
Conditions: Partly cloudy
Humidity: 65%
Connection closed
`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(client.calls).toEqual([
    'search weather apis',
    'connect svc_1',
    'call getCurrentWeather {"location":"New York"}',
    'disconnect conn_abc123',
  ]);
});

test('goes on after a line that failed, and exits with the code of the first', async () => {
  const { exitCode, stdout, stderr } = await run('tools\nconnect: 9\nsearch x\nquit\nsearch y\n');
  expect(stderr).toBe(
    'error: not connected to a service\ntry: search: <words>, then connect: 1\n' +
      'error: there is no number 9: nothing is listed\ntry: search: <words>\n',
  );
  expect(stdout.split('\n')[0]).toBe('Found 3 servers:');
  expect(stdout.match(/Found/gu)).toHaveLength(1);
  expect(exitCode).toBe(2);
});

test('closes at its end what was left open', async () => {
  const client = createFakeClient();
  await run('search x\nconnect: 1', { client });
  expect(client.calls.at(-1)).toBe('disconnect conn_abc123');
});

test('a tool that says it failed is shown and counts as a failure', async () => {
  const client = createFakeClient({
    call: async () => ({ content: [{ type: 'text', text: 'Unknown region' }], isError: true }),
  });
  const { exitCode, stdout, stderr } = await run(
    'search x\nconnect: 1\ncall getCurrentWeather location=Atlantis\n',
    { client },
  );
  expect(stdout).toContain('Unknown region\n');
  expect(stderr).toContain('error: getCurrentWeather says that it failed\n');
  expect(exitCode).toBe(5);
});

test('a result of many lines is printed whole', async () => {
  const text = 'x\n'.repeat(200_000);
  const client = createFakeClient({ call: async () => ({ content: [{ type: 'text', text }] }) });
  const { exitCode, stdout } = await run(
    'search x\nconnect: 1\ncall getCurrentWeather location=x\ndisconnect',
    { client },
  );
  expect(exitCode).toBe(0);
  expect(stdout.match(/^x$/gmu)).toHaveLength(200_000);
});

test('an aborted signal cancels the running call and ends the session', async () => {
  const controller = new AbortController();
  const client = createFakeClient({
    call: async () => {
      controller.abort();
      return new Promise(() => {});
    },
  });
  const stdin = new PassThrough();
  stdin.write('search x\nconnect: 1\ncall getCurrentWeather location=Paris\nsearch y\n');
  const { exitCode, stderr } = await run('', { client, stdin, signal: controller.signal });
  expect(exitCode).toBe(130);
  expect(stderr).toBe('Cancelled\n');
  expect(client.calls).toEqual(['search x', 'connect svc_1', 'disconnect conn_abc123']);
});

test('lines that are interrupted while the next one is waited for have not gone well', async () => {
  const client = createFakeClient();
  const stdin = new PassThrough();
  const interrupts = new Set<() => void>();
  const ended = run('', {
    client,
    stdin,
    onInterrupt(listener) {
      interrupts.add(listener);
      return () => interrupts.delete(listener);
    },
  });
  stdin.write('search x\n');
  await waitFor(() => client.calls.length > 0, { description: 'the first line' });
  for (const interrupt of interrupts) interrupt();
  expect(await ended).toMatchObject({ exitCode: 130 });
});

test('a reader that goes away is no failure', async () => {
  const stdout = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
  const { exitCode } = await run('', {
    stdin: new PassThrough().end('search x\nsearch y\n'),
    stdout,
  });
  expect(exitCode).toBe(0);
});

test('what is asked for in a pipe is answered by the next line', async () => {
  const client = () =>
    createAskingClient([fakeForm], {
      tools: async () => [fakeTool({ name: 'order', inputSchema: {} })],
    });
  const asked = 'search x\nconnect: 1\ncall order\n';
  const answered = await run(`${asked}# that is one\nanswer: 1 --size large\n`, {
    client: client(),
  });
  expect(answered.exitCode).toBe(0);
  expect(answered.stdout).toContain('{"size":"large"}');
  const left = await run(asked, { client: client() });
  expect(left.exitCode).toBe(8);
  const looked = await run(`${asked}\n# what is it?\ninbox\n`, { client: client() });
  expect(looked.exitCode).toBe(8);
  expect(left.stderr).toMatch(/error: order waits for an answer\ntry: answer: 1 --size small/u);
});

test('a script ends at its first failure, with its code', async () => {
  await using directory = await createTemporaryDirectory();
  const script = join(directory.path, 'demo.nanda');
  await writeFile(script, '# begin\nsearch x\nconnect: 1\ncall never\ndisconnect\n');
  const stdin = new PassThrough();
  const ended = await run('', { stdin, script });
  expect(ended.exitCode).toBe(6);
  expect(ended.stdout.endsWith('Connected to WeatherMCP (conn_abc123)\n')).toBe(true);
  expect(ended.stderr).toBe(
    'error: there is no tool "never" here\ntry: tools\nEnded at line 4: call never\n',
  );
  const gone = await run('', { stdin, script, keepGoing: true });
  expect(gone.exitCode).toBe(6);
  expect(gone.stdout.endsWith('Connection closed\n')).toBe(true);
});

test('the line at which a script ends is named without the secrets in it', async () => {
  const script = 'call login --password hunter2\n';
  const { stderr } = await run(script, { script: '-' });
  expect(stderr).toContain('Ended at line 1: call login --password …');
  expect(stderr).not.toContain('hunter2');
});

test('a script may come from standard input, and may answer what is asked', async () => {
  const client = createAskingClient([fakeForm], {
    tools: async () => [fakeTool({ name: 'order', inputSchema: {} })],
  });
  const lines = 'search x\nconnect: 1\ncall order\nanswer: 1 --size large\ndisconnect\n';
  const answered = await run(lines, { client, script: '-' });
  expect(answered.exitCode).toBe(0);
  expect(answered.stdout.endsWith('Connection closed\n')).toBe(true);
  const other = await run('tools\nsearch x\n', { script: '-' });
  expect(other).toMatchObject({ exitCode: 2, stdout: '' });
});

test('a script that is not there is an error', async () => {
  const { exitCode, stderr } = await run('', { script: '/nowhere/demo.nanda' });
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'error: no script: there is no file /nowhere/demo.nanda\ntry: --script FILE, or --script - for standard input\n',
  );
});

test('a word of the environment that there is not is an error', async () => {
  const { exitCode, stderr } = await run('', { env: { NANDA_CONFIRM: 'maybe' } });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('NANDA_CONFIRM is destructive, unknown or never, not "maybe".');
});

test('nobody says yes in a pipe, unless the environment or a line does', async () => {
  const lines = 'search x\nconnect: 1\ncall rm\n';
  const refused = await run(lines, { client: withRemove() });
  expect(refused.exitCode).toBe(9);
  expect(refused.stderr).toBe(
    'error: rm on WeatherMCP says that it may destroy something. Nobody can be asked here\n' +
      'try: set: confirm never, before it, or NANDA_CONFIRM=never\n',
  );
  const client = withRemove();
  expect((await run(lines, { client, env: { NANDA_CONFIRM: 'never' } })).exitCode).toBe(0);
  expect(client.calls).toContain('call rm {}');
});

test('at a terminal there is a prompt, and a question takes the next line', async () => {
  const client = withRemove();
  const seat = sit(client);
  await seat.sees(seat.stdout, '> ');
  for (const line of ['search x', 'connect: 1', 'call rm']) seat.type(line);
  await seat.sees(seat.stderr, 'Run rm? [y/N] ');
  seat.type('n');
  await seat.sees(seat.stderr, 'error: rm was not called');
  seat.type('call rm');
  seat.type('y');
  await waitFor(() => client.calls.includes('call rm {}'), { description: 'the call' });
  seat.leave();
  expect(await seat.exit).toBe(9);
  expect(seat.stdout().startsWith('> Found 3 servers:\n')).toBe(true);
  expect(seat.stdout().endsWith('> \n')).toBe(true);
  expect(seat.interrupts.size).toBe(0);
});

test('the first Ctrl-C cancels what runs, the second one ends', async () => {
  const begun: unknown[] = [];
  const seat = sit(
    createFakeClient({
      call: async (call) => {
        begun.push(call);
        return new Promise(() => {});
      },
    }),
  );
  for (const line of ['search x', 'connect: 1', 'call getCurrentWeather location=x'])
    seat.type(line);
  await waitFor(() => begun.length === 1, { description: 'the call' });
  seat.interrupt();
  await seat.sees(seat.stderr, 'Cancelled');
  seat.type('connections');
  await seat.sees(seat.stdout, '1. WeatherMCP (conn_abc123) (current)');
  seat.interrupt();
  await seat.sees(seat.stdout, 'Ctrl-C again, or quit, to leave');
  seat.interrupt();
  expect(await seat.exit).toBe(130);
});

test('a question that is interrupted does not take the next line', async () => {
  const seat = sit(withRemove());
  for (const line of ['search x', 'connect: 1', 'call rm']) seat.type(line);
  await seat.sees(seat.stderr, '[y/N] ');
  seat.interrupt();
  await seat.sees(seat.stderr, 'Cancelled');
  seat.type('connections');
  await seat.sees(seat.stdout, '1. WeatherMCP (conn_abc123) (current)');
  seat.leave();
  expect(await seat.exit).toBe(130);
});

test('how far it is, is said at a terminal and nowhere else', async () => {
  const client = () =>
    createFakeClient({
      async call({ onEvent }) {
        onEvent(fakeEvent({ type: 'progress', progress: 50, total: 100, message: 'half\u001b' }));
        return { content: [] };
      },
    });
  const seat = sit(client());
  for (const line of ['search x', 'connect: 1', 'call getCurrentWeather location=x'])
    seat.type(line);
  await seat.sees(seat.stdout, '(no content)');
  seat.leave();
  expect(await seat.exit).toBe(0);
  expect(seat.stderr()).toBe('call getCurrentWeather: 50 of 100, half␛\n');
  const piped = await run('search x\nconnect: 1\ncall getCurrentWeather location=x\n', {
    client: client(),
  });
  expect(piped.stderr).toBe('');
});
