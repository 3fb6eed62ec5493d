import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { createTemporaryDirectory, waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';

const [first, second] = ['conn_aaaa11112222', 'conn_bbbb33334444'];

function said(line: string, { service = 'files', connectionId = first } = {}): string {
  const time = '2030-01-01T00:00:00.000Z';
  const entry = {
    time,
    level: 'info',
    message: 'A local service said',
    connectionId,
    service,
    line,
  };
  return `${JSON.stringify(entry)}\n`;
}

const other = `${JSON.stringify({ time: 't', level: 'info', message: 'The proxy listens' })}\n`;

/** A machine whose background proxy has written this. */
async function setUp(log: string) {
  const directory = await createTemporaryDirectory();
  const file = `${directory.path}/state/proxy.log`;
  await mkdir(`${directory.path}/state`);
  await writeFile(file, log);
  const env = {
    HOME: directory.path,
    NANDA_CONFIG_DIR: `${directory.path}/config`,
    NANDA_STATE_DIR: `${directory.path}/state`,
  };
  return {
    file,
    start: (...words: string[]) => runOnTerminal(['logs', ...words], { env }),
    pipe: (...words: string[]) => runOnTerminal(['logs', ...words], { env, isOutput: false }),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

test('a name that has said nothing is told from one that is not there', async () => {
  await using machine = await setUp(said('one'));
  const typo = machine.start('fils');
  expect(await typo.end).toBe(0);
  expect(typo.written).toEqual({
    stdout: '',
    stderr: 'fils has said nothing. Others have: nanda logs files\n',
  });
});

test('shows what commands said, of one or of all, and nothing else of the log', async () => {
  await using machine = await setUp(
    [
      other,
      said('one'),
      said('two', { service: 'Notes', connectionId: second }),
      'A local service said something that is no JSON\n',
      `${JSON.stringify({ message: 'A local service said', line: 7 })}\n`,
      said('three'),
    ].join(''),
  );
  const all = machine.start();
  expect(await all.end).toBe(0);
  expect(all.written.stdout.split('\n')).toEqual([
    '2030-01-01T00:00:00.000Z files  one',
    '2030-01-01T00:00:00.000Z Notes  two',
    '2030-01-01T00:00:00.000Z files  three',
    '',
  ]);
  for (const [words, expected] of [
    [['notes'], ['two']],
    [[second], ['two']],
    [[first.slice(0, 9)], ['one', 'three']],
    [['conn_'], []],
    [
      ['--lines', '2'],
      ['two', 'three'],
    ],
    [['-n', '0'], []],
  ] as const) {
    const some = machine.start(...words, '--json');
    expect(await some.end).toBe(0);
    const document = JSON.parse(some.written.stdout) as { log: string; lines: { line: string }[] };
    expect(document.log).toBe(machine.file);
    expect(document.lines.map(({ line }) => line)).toEqual(expected);
  }
});

test('shows only the last hundred, of the log that was put aside too', async () => {
  const numbers = Array.from({ length: 450 }, (_, index) => String(index));
  await using machine = await setUp(
    numbers
      .slice(430)
      .map((line) => said(line))
      .join(''),
  );
  await writeFile(
    `${machine.file}.1`,
    numbers
      .slice(0, 430)
      .map((line) => said(line))
      .join(''),
  );
  const running = machine.start();
  await running.end;
  const lines = running.written.stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split('  ').at(-1))).toEqual(numbers.slice(350));
});

test('no text of a command reaches a terminal as it is; a pipe gets all of it', async () => {
  const line = 'a\u001b]0;owned\u0007\u202eb';
  await using machine = await setUp(said(line, { service: 'x\u001b[2J\ny' }));
  const shown = machine.start();
  await shown.end;
  expect(shown.written.stdout).toBe('2030-01-01T00:00:00.000Z x␛[2J y  a␛]0;owned␇<U+202E>b\n');
  const piped = machine.pipe();
  await piped.end;
  expect(piped.written.stdout).toContain(line);
});

test('says where there is nothing to show, and why', async () => {
  await using machine = await setUp(other);
  const running = machine.start();
  expect(await running.end).toBe(0);
  expect(running.written.stdout).toBe('');
  expect(running.written.stderr).toContain('nanda servers');
});

test('follows what comes, over a new log, until Ctrl-C', async () => {
  await using machine = await setUp(said('one'));
  const running = machine.start('--follow');
  const shows = (text: string) =>
    waitFor(() => running.written.stdout.includes(text), { description: `${text} to be shown` });
  await shows('one\n');
  const [head, tail] = [said('two').slice(0, 40), said('two').slice(40)];
  await appendFile(machine.file, head);
  await appendFile(machine.file, `${tail}${said('three')}`);
  await shows('three\n');
  await rename(machine.file, `${machine.file}.1`);
  await writeFile(machine.file, said('four'));
  await shows('four\n');
  running.interrupt();
  expect(await running.end).toBe(0);
  const lines = running.written.stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split('  ').at(-1))).toEqual(['one', 'two', 'three', 'four']);
});

test('follows as JSON, one document a line, also where there is no log yet', async () => {
  await using machine = await setUp('');
  await rename(machine.file, `${machine.file}.away`);
  const running = machine.start('files', '--follow', '--json');
  await writeFile(machine.file, said('none', { service: 'notes' }) + said('one'));
  await waitFor(() => running.written.stdout !== '', { description: 'a line' });
  running.interrupt();
  expect(await running.end).toBe(0);
  expect(JSON.parse(running.written.stdout)).toEqual({
    time: '2030-01-01T00:00:00.000Z',
    connectionId: first,
    service: 'files',
    line: 'one',
  });
});
