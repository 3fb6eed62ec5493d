import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory, type TemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOnTerminal, type TerminalOptions } from './run-on-terminal.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await createTemporaryDirectory();
});
afterAll(() => directory[Symbol.asyncDispose]());

const base = { executionId: 'exec_1', timestamp: '2030-01-01T00:00:00.000Z' };
const metadata = { executionTime: 5, retryCount: 0, cached: false };
const started = { ...base, id: '1', seq: 1, type: 'started', connectionId: 'c', toolName: 'tool' };
const resultOf = (result: object) => ({
  ...base,
  id: '9',
  seq: 9,
  type: 'result',
  result,
  metadata,
});
const text = (words: string) => ({ type: 'text', text: words });
const png = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(40)]);
const image = { type: 'image', mimeType: 'image/png', data: png.toString('base64') };
const evil = 'a\u001b]0;owned\u0007\u202eb';

interface Given {
  readonly result?: object;
  /** Between the first event and the result; instead of the result where the last one ends it. */
  readonly events?: readonly object[];
  readonly annotations?: object;
  readonly terminal?: Partial<TerminalOptions>;
}

const inPipe = { isOutput: false, isWatched: false };

async function run(words: string, { result, events = [], annotations, terminal }: Given = {}) {
  const tool = {
    name: 'tool',
    inputSchema: { type: 'object' },
    ...(annotations && { annotations }),
  };
  const last = result === undefined ? [] : [resultOf(result)];
  await using proxy = await startStubProxy({
    '/v2/connections': [{ data: [stubConnection({ id: 'conn_coffee' })] }],
    '/v2/connections/conn_coffee/tools/tool': [{ data: tool }],
    '/v2/connections/conn_coffee/tools/tool/stream': [{ events: [started, ...events, ...last] }],
  });
  const running = runOnTerminal(words.split(' '), {
    ...terminal,
    env: {
      HOME: directory.path,
      TMPDIR: directory.path,
      NANDA_CONFIG_DIR: join(directory.path, 'config'),
      NANDA_STATE_DIR: join(directory.path, 'state'),
      NANDA_BASE_URL: proxy.url,
      NANDA_CONNECTION: 'conn_coffee',
      ...terminal?.env,
    },
  });
  const code = await running.end;
  const calls = proxy.requests.filter((line) => line.startsWith('POST')).length;
  return { code, ...running.written, calls };
}

describe('a result on a terminal', () => {
  test('text is made safe, in a pipe it is as it was', async () => {
    const result = { content: [text(evil)] };
    const shown = await run('exec tool', { result });
    expect(shown).toMatchObject({ code: 0, stdout: 'a␛]0;owned␇<U+202E>b\n', stderr: '' });
    const piped = await run('exec tool', { result, terminal: inPipe });
    expect(piped).toMatchObject({ code: 0, stdout: `${evil}\n`, stderr: '' });
  });

  test('an image is saved where the terminal shows none', async () => {
    const { stdout, stderr } = await run('exec tool', {
      result: { content: [text('See:'), image] },
    });
    expect(stderr).toBe('');
    const [, path = ''] =
      /^See:\n\[image image\/png 48 B saved to (\S+image-1\.png)\]\n$/.exec(stdout) ?? [];
    expect(path).toContain(join(directory.path, 'nanda-'));
    expect(await readFile(path)).toEqual(png);
  });

  test.each([
    ['iTerm.app', '\u001b]1337;File=inline=1;size=48;'],
    ['ghostty', '\u001b_Ga=T,f=100,q=2,m=0;'],
  ])('an image is shown by %s', async (TERM_PROGRAM, beginning) => {
    const { stdout } = await run('exec tool', {
      result: { content: [text(evil), image] },
      terminal: { env: { TERM_PROGRAM } },
    });
    expect(stdout).toContain(beginning);
    expect(stdout.split('\u001b]0')).toHaveLength(1);
    expect(stdout).toMatch(/\n\[image image\/png 48 B\]\n$/);
  });

  test('structured content is a tree where no text says it, and safe', async () => {
    const { stdout } = await run('exec tool', {
      result: { content: [], structuredContent: { place: evil, days: [{ day: 1 }] } },
    });
    expect(stdout).toBe('place  a␛]0;owned␇<U+202E>b\ndays (1)\n  day\n  1\n');
  });

  test('Markdown is rendered when that is asked for', async () => {
    const result = { content: [text('# Title\n\n- **a**\n- b')] };
    expect((await run('exec tool -o md', { result })).stdout).toBe('# Title\n\n• a\n• b\n');
    const piped = await run('exec tool -o md', { result, terminal: inPipe });
    expect(piped.stdout).toBe('# Title\n\n- **a**\n- b\n');
  });

  test('bytes are not thrown at it: they are saved', async () => {
    const { stdout } = await run('exec tool -o raw', { result: { content: [image] } });
    expect(stdout).toMatch(/^\[image image\/png 48 B saved to \S+\]\n$/);
  });
});

describe('a result in a pipe', () => {
  test('media is a line, and how to get it is said to people', async () => {
    const { stdout, stderr } = await run('exec tool', {
      result: { content: [text('See:'), image] },
      terminal: inPipe,
    });
    expect(stdout).toBe('See:\n[image image/png 48 B]\n');
    expect(stderr).toContain('--save DIR');
  });

  test('-o raw is the bytes, to a file too, and refuses what has several', async () => {
    const path = join(directory.path, 'picture.png');
    const saved = await run(`exec tool -o raw --output ${path}`, { result: { content: [image] } });
    expect(saved).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(path)).toEqual(png);
    const mixed = await run('exec tool -o raw', { result: { content: [text('a'), image] } });
    expect(mixed).toMatchObject({ code: 2, stdout: '' });
    expect(mixed.stderr).toContain('--save DIR');
  });

  test.each([
    ['table', 'id  name\n1   Ada\n2\n'],
    ['csv', 'id,name\n1,Ada\n2,\n'],
    ['jsonl', '{"id":1,"name":"Ada"}\n{"id":2}\n'],
    ['yaml', '- id: 1\n  name: Ada\n- id: 2\n'],
  ])('-o %s is of the data', async (format, expected) => {
    const data = [{ id: 1, name: 'Ada' }, { id: 2 }];
    for (const result of [
      { content: [text('said otherwise')], structuredContent: data },
      { content: [text(JSON.stringify(data))] },
    ]) {
      const { stdout } = await run(`exec tool -o ${format}`, { result, terminal: inPipe });
      expect(stdout).toBe(expected);
    }
  });

  test('--select is of the document of --json, and of the data of the other formats', async () => {
    const result = { content: [], structuredContent: { rows: [{ id: 1 }] } };
    const json = await run('exec tool --select result.structuredContent.rows[0].id', { result });
    expect(json.stdout).toBe('1\n');
    const csv = await run('exec tool -o csv --select rows', { result });
    expect(csv.stdout).toBe('id\n1\n');
  });

  test('media is kept beside every format', async () => {
    const place = join(directory.path, 'kept');
    const { stdout, stderr } = await run(`exec tool --json --save ${place}`, {
      result: { content: [image] },
      terminal: inPipe,
    });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'success' });
    expect(stderr).toBe(`Saved ${join(place, 'image-1.png')}\n`);
  });

  test.each(['jsonl', 'csv', 'md', 'text'])('nothing is no line: -o %s', async (format) => {
    const result = { content: [] };
    const { code, stdout } = await run(`exec tool -o ${format}`, { result, terminal: inPipe });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });
});

describe('the file of --output', () => {
  const file = async (content: string) => {
    const path = join(directory.path, 'kept.txt');
    await writeFile(path, content);
    return path;
  };

  test.each(['before', 'after'])('stays what it was where the call fails: %s', async (place) => {
    const path = await file('old');
    const option = `--output ${path}`;
    const words = place === 'before' ? `exec ${option} tool` : `exec tool ${option}`;
    const lost = await run(words, { events: [], terminal: inPipe });
    expect(lost.code).toBe(4);
    expect(await readFile(path, 'utf8')).toBe('old');
    const failed = await run(`${words} --json`, {
      result: { content: [text('no')], isError: true },
      terminal: inPipe,
    });
    expect(failed).toMatchObject({ code: 5, stderr: 'error: no\n' });
    expect(JSON.parse(failed.stdout)).toMatchObject({
      status: 'error',
      error: { code: 'TOOL_ERROR' },
    });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await run(words, { result: { content: [text('new')] } })).toMatchObject({ code: 0 });
    expect(await readFile(path, 'utf8')).toBe('new\n');
  });

  test.each(['before', 'after'])('has the help of a tool: %s', async (place) => {
    const path = await file('old');
    const option = `--output ${path}`;
    const words = place === 'before' ? `exec ${option} tool --help` : `exec tool --help ${option}`;
    expect(await run(words)).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(path, 'utf8')).toMatch(/^tool\n\nUsage: nanda exec tool/);
  });

  test('has the events of a stream that breaks off', async () => {
    const path = await file('old');
    const { code } = await run(`stream tool --json --output ${path}`, { terminal: inPipe });
    expect(code).toBe(4);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ type: 'started' });
  });
});

test('more than a proxy takes is not sent', async () => {
  const path = join(directory.path, 'much.json');
  await writeFile(path, JSON.stringify({ a: 'x'.repeat(5 * 1024 ** 2) }));
  const { code, calls, stdout } = await run(`exec tool --json --args @${path}`, {
    result: { content: [] },
  });
  expect({ code, calls }).toEqual({ code: 9, calls: 0 });
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PAYLOAD_TOO_LARGE' } });
});

test.each(['--json=nothing', '--select nothing', '--select result[', '--fields status,nothing'])(
  'a mistake in what is wanted of a result is found before the call: %s',
  async (option) => {
    const { code, calls } = await run(`exec tool ${option}`, { result: { content: [] } });
    expect({ code, calls }).toEqual({ code: 2, calls: 0 });
  },
);

describe('events', () => {
  const progress = { ...base, id: '2', seq: 2, type: 'progress', progress: 1, message: evil };
  const log = { ...base, id: '3', seq: 3, type: 'log', level: 'info', data: evil };
  const partial = { ...base, id: '4', seq: 4, type: 'partial', content: [text('first')] };
  const events = [progress, log, partial];
  const result = { content: [text('first'), text('second')] };

  test('in a pipe a line each for people, and what comes of the result at once', async () => {
    const { stdout, stderr } = await run('stream tool', { result, events, terminal: inPipe });
    expect(stdout).toBe('first\nsecond\n');
    expect(stderr).toBe(`tool: 1 ${evil}\ninfo: ${evil}\n`);
  });

  test('on a terminal the log stays, and is safe', async () => {
    const { stdout, stderr } = await run('stream tool', { result, events });
    expect(stdout).toBe('first\nsecond\n');
    expect(stderr).toContain('info: a␛]0;owned␇<U+202E>b\n');
    expect(stderr).not.toMatch(/\u0007|\u001b\]/);
  });

  test('as JSON one a line, cut to members that not all have', async () => {
    const { stdout } = await run('stream tool --json=type,progress', { result, events });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines[0]).toEqual({ type: 'started', progress: null });
    expect(lines[1]).toEqual({ type: 'progress', progress: 1 });
    expect(lines.at(-1)).toEqual({ type: 'result', progress: null });
    const selected = await run('stream tool --json --select progress', { result, events });
    expect(selected.stdout).toBe('1\n');
  });

  test('other formats are of the result', async () => {
    const given = { result: { content: [], structuredContent: { a: 1 } }, terminal: inPipe };
    expect((await run('stream tool -o csv', given)).stdout).toBe('a\n1\n');
    expect((await run('stream tool -o yaml', given)).stdout).toBe('a: 1\n');
  });

  test.each<[string, object[], number, string]>([
    [
      'TOOL_TIMEOUT',
      [
        {
          ...base,
          id: '2',
          seq: 2,
          type: 'error',
          error: { code: 'TOOL_TIMEOUT', message: 'late', retryable: false },
          metadata,
        },
      ],
      7,
      'error',
    ],
    ['UPSTREAM_LOST', [], 4, 'error'],
  ])(
    '%s is the last line of a stream, and the one document of exec',
    async (code, ends, exit, type) => {
      const stream = await run('stream tool --json', { events: ends, terminal: inPipe });
      const lines = stream.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      expect(stream.code).toBe(exit);
      expect(lines).toHaveLength(2);
      expect(lines.at(-1)).toMatchObject({ type, error: { code } });
      const exec = await run('exec tool --json', { events: ends, terminal: inPipe });
      expect(exec.code).toBe(exit);
      expect(JSON.parse(exec.stdout)).toMatchObject({ error: { code } });
      for (const { stderr } of [stream, exec]) expect(stderr).toMatch(/^error: /);
    },
  );

  test.each(['json', 'yaml', 'csv', 'table'])(
    'a tool that fails gives its whole result with -o %s',
    async (format) => {
      const { code, stdout, stderr } = await run(`exec tool -o ${format}`, {
        result: { content: [text('no such city')], isError: true },
        terminal: inPipe,
      });
      expect(code).toBe(5);
      expect(JSON.parse(stdout)).toMatchObject({ status: 'error', error: { code: 'TOOL_ERROR' } });
      expect(stderr).toBe('error: no such city\n');
    },
  );
});

describe('a tool that says that it may destroy something', () => {
  const annotations = { destructiveHint: true };
  const result = { content: [text('gone')] };

  test.each([
    ['y\r', 0, 1],
    ['n\r', 9, 0],
    ['\r', 9, 0],
    ['\u0003', 130, 0],
  ])('asks, and %j is the answer', async (typed, code, calls) => {
    const run_ = await run('exec tool {"path":"/home"}', {
      result,
      annotations,
      terminal: { typed },
    });
    expect(run_).toMatchObject({ code, calls });
    expect(run_.stderr).toMatch(
      /tool on .+ says that it may destroy something\.\n {2}path {2}\/home\n/,
    );
    expect(run_.stderr).toContain('Run it? [y/N]');
  });

  test.each(['exec --yes tool', 'exec tool --yes', 'exec -y tool', 'exec tool -y'])(
    '%s',
    async (words) => {
      expect(await run(words, { result, annotations })).toMatchObject({ code: 0, calls: 1 });
    },
  );

  test('is refused where nobody can be asked, and the way is said', async () => {
    for (const given of [
      { terminal: inPipe },
      { terminal: { typed: 'y\r', env: { NANDA_NO_INPUT: '1' } } },
    ]) {
      const refused = await run('exec tool --json', { result, annotations, ...given });
      expect(refused).toMatchObject({ code: 9, calls: 0 });
      expect(JSON.parse(refused.stdout)).toMatchObject({
        error: { code: 'CONFIRMATION_REQUIRED' },
      });
      expect(refused.stderr).toContain('  try: nanda exec --yes tool …\n');
    }
  });

  test('is only looked at by a dry run', async () => {
    const { code, stdout, calls } = await run('exec tool --dry-run', { annotations });
    expect({ code, calls }).toEqual({ code: 0, calls: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ toolName: 'tool' });
  });

  test.each<[string, object | undefined, number]>([
    ['', undefined, 0],
    ['', { destructiveHint: true, readOnlyHint: true }, 0],
    ['unknown', undefined, 9],
    ['unknown', { destructiveHint: false }, 0],
    ['unknown', { readOnlyHint: true }, 0],
    ['never', { destructiveHint: true }, 0],
    ['sometimes', undefined, 2],
  ])('NANDA_CONFIRM=%s, %j: %i', async (policy, given, code) => {
    const ended = await run('exec tool', {
      result,
      ...(given && { annotations: given }),
      terminal: { ...inPipe, env: { NANDA_CONFIRM: policy } },
    });
    expect(ended.code).toBe(code);
  });
});

test('NANDA_DEBUG=http tells the requests, without secrets', async () => {
  const { stderr } = await run('exec tool {"password":"hush"}', {
    result: { content: [text('a')] },
    terminal: { ...inPipe, env: { NANDA_DEBUG: 'http', NANDA_TOKEN: 'secret' } },
  });
  expect(stderr).toMatch(/^http: GET \/v2\/connections\/conn_coffee\/tools\/tool 200 \d+ ms$/m);
  expect(stderr).toMatch(
    /^http: POST \/v2\/connections\/conn_coffee\/tools\/tool\/stream 200 \d+ ms$/m,
  );
  expect(stderr).not.toMatch(/hush|secret/);
});
