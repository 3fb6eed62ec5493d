import { describe, expect, test } from 'vitest';
import { parseCommand } from './parse-command.js';
import { verbTable } from './verb-table.js';

describe('parseCommand', () => {
  test.each([
    ['search: weather apis', { verb: 'search', query: { text: 'weather apis' } }],
    ['search weather apis', { verb: 'search', query: { text: 'weather apis' } }],
    ['search:weather', { verb: 'search', query: { text: 'weather' } }],
    ['SEARCH: Weather', { verb: 'search', query: { text: 'Weather' } }],
    ['search: "coffee shops"', { verb: 'search', query: { text: 'coffee shops' } }],
    ["search: don't panic", { verb: 'search', query: { text: "don't panic" } }],
    ['  search:   a: b  ', { verb: 'search', query: { text: 'a: b' } }],
    ['search', { verb: 'search', query: { text: '' } }],
    ['list', { verb: 'search', query: { text: '' } }],
    [
      'search: coffee --category business --verified --sort popularity',
      {
        verb: 'search',
        query: { text: 'coffee', category: 'business', verified: true, sort: 'popularity' },
      },
    ],
    [
      'search --tags a,b --tags=c big coffee --no-protected --limit 5',
      {
        verb: 'search',
        query: { text: 'big coffee', tags: ['a', 'b', 'c'], protected: false, limit: 5 },
      },
    ],
    ['list --source demo', { verb: 'search', query: { text: '', source: 'demo' } }],
    ['search: -- --verified', { verb: 'search', query: { text: '--verified' } }],
    ['popular', { verb: 'popular' }],
    ['info: 1', { verb: 'info', target: '1' }],
    ['connect: 1', { verb: 'connect', target: '1' }],
    ['connect Weather MCP', { verb: 'connect', target: 'Weather MCP' }],
    [
      'connect: 1 --auth-type bearer --auth env:TOKEN --as @w',
      {
        verb: 'connect',
        target: '1',
        words: { type: 'bearer', source: 'env:TOKEN' },
        name: 'w',
      },
    ],
    [
      'connect: shop --header "X-Key: env:KEY" --header "X-More: file:b"',
      {
        verb: 'connect',
        target: 'shop',
        words: { headers: ['X-Key: env:KEY', 'X-More: file:b'] },
      },
    ],
    ...['connect: :3000/mcp', 'connect :3000/mcp', 'connect: 127.0.0.1:3000/mcp'].map(
      (line): [string, object] => {
        const url = 'http://127.0.0.1:3000/mcp';
        return [line, { verb: 'connect', target: url, server: { url } }];
      },
    ),
    [
      'connect https://mcp.example.com/mcp --as @w --header "X-Key: env:KEY"',
      {
        verb: 'connect',
        target: 'https://mcp.example.com/mcp',
        server: { url: 'https://mcp.example.com/mcp' },
        words: { headers: ['X-Key: env:KEY'] },
        name: 'w',
      },
    ],
    [
      'connect -- npx -y thing --flag "two words" --as x',
      {
        verb: 'connect',
        target: 'npx',
        server: { command: ['npx', '-y', 'thing', '--flag', 'two words', '--as', 'x'] },
      },
    ],
    [
      'connect: --as notes -- node server.js -- --verbose',
      {
        verb: 'connect',
        target: 'node',
        server: { command: ['node', 'server.js', '--', '--verbose'] },
        name: 'notes',
      },
    ],
    // What somebody else has called a service starts nothing.
    ['connect: "notes -- sh -c evil"', { verb: 'connect', target: 'notes -- sh -c evil' }],
    ['auth: env:TOKEN', { verb: 'auth', source: 'env:TOKEN' }],
    ['tools', { verb: 'tools', filter: '' }],
    ['tools:', { verb: 'tools', filter: '' }],
    ['tools: weather', { verb: 'tools', filter: 'weather' }],
    [
      'call getCurrentWeather --location "New York"',
      { verb: 'call', tool: 'getCurrentWeather', rest: '--location "New York"' },
    ],
    ['call: get-sum a=2 b=3', { verb: 'call', tool: 'get-sum', rest: 'a=2 b=3' }],
    ['call get-sum(a: 2, b: 3)', { verb: 'call', tool: 'get-sum', rest: '(a: 2, b: 3)' }],
    ['call get-env()', { verb: 'call', tool: 'get-env', rest: '()' }],
    ['call list', { verb: 'call', tool: 'list', rest: '' }],
    ['stream count --to 3', { verb: 'stream', tool: 'count', rest: '--to 3' }],
    ['rerun', { verb: 'rerun', target: '', rest: '' }],
    ['rerun: 2 b=5', { verb: 'rerun', target: '2', rest: 'b=5' }],
    ['cancel', { verb: 'cancel', target: '' }],
    ['disconnect', { verb: 'disconnect', target: '' }],
    ['disconnect: 2', { verb: 'disconnect', target: '2' }],
    ['connections', { verb: 'connections' }],
    ['use: 1', { verb: 'use', target: '1' }],
    ['refresh', { verb: 'refresh', target: '', acceptTools: false }],
    ['refresh: 2 --accept-tools', { verb: 'refresh', target: '2', acceptTools: true }],
    ['resources', { verb: 'resources', uri: '' }],
    ['resources: weather://stations', { verb: 'resources', uri: 'weather://stations' }],
    ['prompts', { verb: 'prompts', name: '', rest: '' }],
    ['prompts: packing --place Oslo', { verb: 'prompts', name: 'packing', rest: '--place Oslo' }],
    ['inbox', { verb: 'inbox' }],
    ['answer: 1 --size large', { verb: 'answer', target: '1', rest: '--size large' }],
    ['decline: 1', { verb: 'decline', target: '1' }],
    ['history: 2', { verb: 'history', target: '2' }],
    ['save: out.txt', { verb: 'save', path: 'out.txt' }],
    ['copy', { verb: 'copy', what: '' }],
    ['copy: curl', { verb: 'copy', what: 'curl' }],
    ['curl', { verb: 'curl' }],
    ['set: timeout 30s', { verb: 'set', name: 'timeout', value: '30s' }],
    ['help', { verb: 'help', topic: '' }],
    ['help: connect', { verb: 'help', topic: 'connect' }],
    ['clear', { verb: 'clear' }],
    ['quit', { verb: 'quit' }],
    ['exit', { verb: 'quit' }],
    ['', null],
    ['   ', null],
    ['# a comment', null],
  ])('%j', (line, expected) => {
    expect(parseCommand(line)).toEqual(expected);
  });

  test.each([
    ['weather apis', 'unknown command "weather"', 'help, or search: weather apis'],
    ['conect: 1', 'unknown command "conect"', 'help, or connect: 1'],
    ['conn: 1', 'unknown command "conn"', 'help, or connect: 1'],
    ['12', 'unknown command "12"', 'help, or search: 12'],
    ['constructor', 'unknown command "constructor"', 'help, or search: constructor'],
    ['connect', 'connect needs a service', 'connect: 1'],
    ['info', 'info needs a service', 'info: 1'],
    ['use', 'use needs a connection', 'use: 1'],
    ['auth', 'auth needs to know where the credential is', 'auth: env:TOKEN'],
    ['call', 'call needs the name of a tool', 'tools, then call <tool> --name value'],
    ['answer', 'answer needs the number of a question', 'inbox, then answer: 1'],
    ['decline:', 'decline needs the number of a question', 'inbox, then decline: 1'],
    ['search: x --verfied', 'search has no option --verfied', '--verified'],
    ['search: x --nothing', 'search has no option --nothing', 'help: search'],
    ['search: x --category', '--category needs a value', 'help: search'],
    ['search: x --category --verified', '--category needs a value', 'help: search'],
    ['search: x --verified=maybe', '--verified takes no value', 'help: search'],
    [
      'search: x --sort best',
      '--sort is one of relevance, popularity, rating, newest, name, not "best"',
      'help: search',
    ],
    ['search: x --limit 1000', '--limit is 1 to 100, not "1000"', 'search: … --limit 100'],
    ['connect: --as x', 'connect needs a service', 'connect: 1'],
    [
      'connect --',
      'there is no command after --',
      'connect -- npx -y @modelcontextprotocol/server-everything',
    ],
    [
      'connect -- node "server.js',
      'a quote of the command is not closed',
      'the same with the quote closed',
    ],
    [
      'connect: 1 -- node server.js',
      'connect to a service, or to the command after --?',
      'one of them; connect --as NAME -- COMMAND gives it a name',
    ],
    ...['connect: http://', 'connect: ftp://example.com', 'connect: :99999/mcp'].map(
      (line): [string, string, string] => [
        line,
        'that is not the URL of a server',
        'connect: https://mcp.example.com/mcp, or connect: :3000/mcp on this machine',
      ],
    ),
    ...[
      'connect: https://me:hunter2@x.example/mcp',
      'connect: https://x.example/?api_key=hunter2',
    ].map((line): [string, string, string] => [
      line,
      'the address has a secret in it, and addresses are shown',
      'connect: URL --auth env:NAME, or connect: URL --header "X-API-Key: env:NAME"',
    ]),
  ])('%j is refused with a way out', (line, message, hint) => {
    expect(() => parseCommand(line)).toThrow(expect.objectContaining({ message, hint }));
  });

  // Compared with every verb, it would take longer than a test may.
  test('a word of megabytes is refused, and not compared with the verbs', () => {
    const line = 'a'.repeat(5_000_000);
    expect(() => parseCommand(line)).toThrow(
      expect.objectContaining({ hint: `help, or search: ${'a'.repeat(191)}…` }),
    );
  });

  test('every verb of the table is understood as it is shown', () => {
    for (const { verb, usage } of verbTable) {
      expect(parseCommand(usage)?.verb, usage).toBe(verb === 'list' ? 'search' : verb);
    }
  });
});

test('of a line that is none no more is said than can be read', () => {
  const line = `${'x'.repeat(100_000)} y`;
  const error = expect.objectContaining({ hint: expect.stringMatching(/^.{0,220}…$/u) });
  expect(() => parseCommand(line)).toThrow(error);
  expect(() => parseCommand(line)).toThrow(/^unknown command "x{199}…"$/u);
});
