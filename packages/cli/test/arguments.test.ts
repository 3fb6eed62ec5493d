import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
let id = '';
beforeAll(async () => {
  bench = await createWorkbench();
  const server = fileURLToPath(new URL('argument-server.mjs', import.meta.url));
  await bench.nanda(['servers', 'add', 'arguments', '--', process.execPath, server]);
  const { stdout } = await bench.nanda(['connect', 'arguments', '--as', 'args', '--json']);
  ({ id } = JSON.parse(stdout) as { id: string });
  await mkdir(join(bench.directory, 'home'), { recursive: true });
  await writeFile(join(bench.directory, 'home', 'all.json'), '{"query":"from a file"}\n');
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** What the tool was given. */
async function given(words: readonly string[], input?: string): Promise<unknown> {
  const { stdout, stderr, code } = await bench.nanda(words, input === undefined ? {} : { input });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe('a tool gets', { timeout: 60_000 }, () => {
  test.each<[string, string[], unknown]>([
    [
      'options in any spelling',
      ['search', '--Query=007', '--no-validate'],
      { query: '007', validate: false },
    ],
    [
      'what stands after it',
      ['--timeout', '5s', 'search', '--query', 'ab', '--timeout', '3'],
      { query: 'ab', timeout: 3 },
    ],
    [
      'a call as one word',
      ['search(query: "a, b", tags: ["x"], filter.status: open)'],
      { query: 'a, b', tags: ['x'], filter: { status: 'open' } },
    ],
    [
      'a call with options behind it',
      ['args/search(query: ab, id: 1)', '--id', '2'],
      { query: 'ab', id: 2 },
    ],
    ['an empty call', ['anything()'], {}],
    [
      'a file of the home directory',
      ['search', '--args', '@~/all.json', 'id:=4'],
      { query: 'from a file', id: 4 },
    ],
    [
      '--args of ours before its name',
      ['--args', '{"args":1}', 'anything', '--b', '2'],
      { args: 1, b: 2 },
    ],
    [
      'everything after --',
      ['anything', '--', '--json', '--timeout', '3'],
      { json: true, timeout: 3 },
    ],
    ['a name that is nearly its own', ['deleteAll', '--force'], { force: true }],
  ])('%s', async (_, words, parameters) => {
    expect(await given(['exec', ...words])).toEqual(parameters);
  });

  test('standard input where - asks for it', async () => {
    const input = '{"query":"piped","id":1}';
    expect(await given(['exec', 'search', '-', '--id', '2'], input)).toEqual({
      query: 'piped',
      id: 2,
    });
    const without = await bench.nanda(['exec', 'search', '--id', '2'], { input });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('What is piped in is read where - stands as an argument.');
  });

  test('the same from nanda-discover', async () => {
    const { stdout } = await bench.discover(['call', id, 'search(query: ab)', '--id', '2']);
    expect(JSON.parse(stdout)).toEqual({ query: 'ab', id: 2 });
  });
});

describe('what is wrong', { timeout: 60_000 }, () => {
  const wrong = [
    'search',
    '--query',
    'x',
    '--timeout',
    '61',
    '--sort',
    'newst',
    '--qery',
    'y',
    '{"tags":[1]}',
  ];
  const problems = [
    '--sort is one of newest, oldest, not "newst". Did you mean newest?',
    'The tool has no parameter --qery. Did you mean --query?',
    '--tags[0] is text, not 1.',
    '--query has at least 2 characters, not 1.',
    '--timeout is 1 to 60, not 61.',
  ];

  test('is told all at once, and nothing is sent', async () => {
    const { code, stdout } = await bench.nanda(['exec', ...wrong, '--json']);
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as {
      error: { code: string; details: { problems: string[] } };
    };
    expect(error.code).toBe('INVALID_PARAMETERS');
    expect(error.details.problems.toSorted()).toEqual(problems.toSorted());
  });

  test('is told of a dry run too, beside what would be sent', async () => {
    const { code, stdout, stderr } = await bench.nanda(['exec', ...wrong, '--dry-run']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      toolName: 'search',
      parameters: { query: 'x', timeout: 61, tags: [1] },
    });
    expect(stderr).toContain(problems[0]);
    const { stdout: document } = await bench.nanda(['exec', '--dry-run', ...wrong, '--json']);
    expect(JSON.parse(document)).toMatchObject({
      error: { details: { parameters: { query: 'x', timeout: 61 } } },
    });
  });

  test('is not looked at where that is not wanted', async () => {
    const words = ['issues_list', '--dry-run', '--no-validate', '--title', '7', '--open'];
    expect(await given(['exec', ...words])).toMatchObject({ parameters: { title: 7, open: true } });
    const before = ['exec', '--no-validate', '--dry-run', 'search', '--timeout', 'soon'];
    expect(await given(before)).toMatchObject({ parameters: { timeout: 'soon' } });
  });

  test('a name that no tool has is answered with those that may be meant, and calls none', async () => {
    const { code, stderr, stdout } = await bench.nanda(['exec', 'delete', '--force']);
    expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
    expect(stderr).toContain('Did you mean delete_all?');
  });
});

describe('the help of a tool', { timeout: 60_000 }, () => {
  test('is made of its schema, and of nothing that could harm a terminal', async () => {
    const { stdout } = await bench.nanda(['exec', 'search', '--help']);
    expect(stdout).toMatchInlineSnapshot(`
      "search

      Finds things.
      ␛[31mIn red␛[0m, <U+202E>it claims.

      Usage: nanda exec search --query TEXT [options]

      Example:
        nanda exec search --query coffee

      Parameters:
        --query TEXT                 Required. What to look for. At least 2 characters
        --timeout N                  Seconds. 1 to 60; default 5. Also an option of
                                     nanda: see below
        --sort newest|oldest
        --tags TEXT…                 At most 3 items; repeatable
        --filter JSON
        --filter.status open|closed  Required with filter
        --filter.limit N
        --a-very-long-name-that-leaves-no-room-for-what-it-means TEXT
                                     Long Long Long Long Long Long Long Long Long Long
                                     Long Long Long Long Long Long Long Long Long Long
                                     Long Long Long Long Long Long Long Long Long Long
        --id N
        --validate                   Also an option of nanda: see below

      Result:
        hits JSON…
        hits[].id N  Not always there

      It says of itself, unchecked, that it changes nothing and reaches systems
      outside of its own.

      --no-validate after search is the tool's. The one of nanda goes before it:
        nanda exec --no-validate search …

      --timeout after search is the tool's. The one of nanda goes before it:
        nanda exec --timeout TIME search …

      More ways to give arguments: nanda help args
      "
    `);
  });

  test('is the same by three ways; with --json it is the definition', async () => {
    const { stdout } = await bench.nanda(['exec', 'issues_create', '--title', 'x', '-h']);
    expect(stdout).toContain('Usage: nanda exec issues_create [--title TEXT]');
    // The tool has a parameter of that name.
    expect((await bench.nanda(['exec', 'issues_create', '--help', 'x'])).stdout).toBe(
      '{"help":"x"}\n',
    );
    // Not to the same line again.
    const asked = await bench.nanda(['exec', 'issues_create', '--help']);
    expect(asked).toMatchObject({ code: 2 });
    expect(asked.stderr).toContain('try: nanda tools get issues_create\n');
    const got = await bench.nanda(['tools', 'get', 'issues_create']);
    expect(got.stdout).toContain(
      "--help after issues_create is the tool's own. This help is:\n  nanda tools get issues_create",
    );
    const discovered = await bench.discover(['tools', 'get', id, 'search']);
    expect(discovered.stdout).toContain(`nanda-discover call ${id} search --query coffee\n`);
    for (const words of [
      ['exec', 'search', '--help', '--json'],
      ['exec', '--json', 'search', '--help'],
      ['tools', 'get', 'search', '--json'],
    ]) {
      expect(JSON.parse((await bench.nanda(words)).stdout)).toMatchObject({
        name: 'search',
        inputSchema: { required: ['query'] },
      });
    }
  });

  test('says what to type for a tool of a connection that was named', async () => {
    const { stdout } = await bench.nanda(['exec', '-c', 'args', 'search', '--help']);
    expect(stdout).toContain('\n  nanda exec -c args search --query coffee\n');
    expect((await bench.nanda(['exec', 'args/search', '--help'])).stdout).toContain(
      '\n  nanda exec args/search --query coffee\n',
    );
  });
});

describe('tools', { timeout: 60_000 }, () => {
  test('are listed whole, by how they begin, or as a tree', async () => {
    const names = async (words: readonly string[]) => {
      const { stdout } = await bench.nanda([...words, '--json']);
      return (JSON.parse(stdout) as { tools: { name: string }[] }).tools.map(({ name }) => name);
    };
    expect(await names(['tools'])).toEqual([
      'search',
      'delete_all',
      'issues_create',
      'issues_list',
      'anything',
    ]);
    for (const words of [
      ['tools', 'issues_'],
      ['tools', 'list', 'args', 'issues'],
      ['tools', '-c', 'args', 'issues*'],
      ['tools', '--all', 'args/issues'],
    ]) {
      expect(await names(words), words.join(' ')).toEqual(['issues_create', 'issues_list']);
    }
    const { stdout } = await bench.nanda(['tools', '--tree']);
    expect(stdout).toBe('issues_ (2)  create, list\nsearch\ndelete_all\nanything\n');
    expect((await bench.nanda(['tools', 'zz_'])).stdout).toBe(
      'args has no tools that begin with zz_.\n',
    );
  });

  test('are found by words in their names and descriptions, with the connection they are on', async () => {
    expect((await bench.nanda(['tools', 'find', 'issue', 'create', '--all'])).stdout).toBe(
      '1. args/issues_create - Creates an issue\n',
    );
    const { stdout } = await bench.nanda(['tools', 'find', 'everything', '-c', 'args', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ tools: [{ name: 'delete_all', connectionId: id }] });
    expect((await bench.nanda(['tools', 'find', 'nothing', 'so', '--all'])).stdout).toBe(
      'Found no tool for "nothing so" in one connection.\n',
    );
  });
});
