import { expect, test } from 'vitest';
import { hostileTexts } from '../../test/hostile-texts.js';
import { readByShell } from '../../test/read-by-shell.js';
import type { AskedQuestion, CliAction } from './cli-action.js';
import { cliOf } from './cli-of.js';

const connection = { id: 'conn_1', name: 'weather' };
const form: AskedQuestion = {
  executionId: 'exec_1',
  key: '2',
  kind: 'elicitation',
  request: {
    mode: 'form',
    requestedSchema: {
      type: 'object',
      properties: {
        size: { type: 'string' },
        count: { type: 'integer' },
        sugar: { type: 'boolean' },
        pin: { type: 'string' },
      },
    },
  },
};
const page: AskedQuestion = { ...form, request: { mode: 'url', url: 'https://a.example' } };
const sampling: AskedQuestion = { ...form, kind: 'sampling', request: {} };
const roots: AskedQuestion = { ...form, kind: 'roots', request: {} };
const message = { role: 'assistant', content: { type: 'text', text: 'a poem' } };

test.each<[CliAction, string]>([
  [{ verb: 'search', query: { text: '' } }, 'nanda search'],
  [{ verb: 'search', query: { text: 'weather apis' } }, "nanda search 'weather apis'"],
  [
    {
      verb: 'search',
      query: {
        text: '-x',
        category: 'two words',
        tags: ['a', 'b'],
        transport: 'http',
        auth: 'none',
        health: 'up',
        source: '-s',
        verified: true,
        protected: false,
        sort: 'popularity',
        limit: 5,
        cursor: 'abc=',
      },
    },
    "nanda search --category 'two words' --tags a,b --transport http --auth none --health up --source=-s --sort popularity --limit 5 --cursor abc= --verified --no-protected -- -x",
  ],
  [{ verb: 'popular' }, 'nanda popular'],
  [{ verb: 'info', serviceId: 'coffee' }, 'nanda info coffee'],
  [{ verb: 'connect', serviceId: 'coffee' }, 'nanda connect coffee'],
  [
    { verb: 'connect', serviceId: 'coffee', name: 'c', auth: { type: 'bearer', token: 'geheim' } },
    'nanda connect --as c --token-file env:SERVICE_TOKEN coffee',
  ],
  [
    { verb: 'connect', serviceId: 'coffee', auth: { type: 'api_key', key: 'geheim' } },
    'nanda connect --key-file env:SERVICE_API_KEY coffee',
  ],
  [
    {
      verb: 'connect',
      serviceId: 'coffee',
      auth: { type: 'api_key', key: 'geheim', header: 'X-Key' },
    },
    "nanda connect --header 'X-Key: env:SERVICE_API_KEY' coffee",
  ],
  [
    { verb: 'connect', serviceId: 'coffee', auth: { type: 'oauth2', accessToken: 'geheim' } },
    'nanda connect --auth-type oauth2 --token-file env:SERVICE_TOKEN coffee',
  ],
  [
    {
      verb: 'connect',
      serviceId: 'coffee',
      auth: { type: 'custom', headers: { 'X-One': 'geheim', Cookie: 'geheim' } },
    },
    "nanda connect --header 'X-One: env:SERVICE_X_ONE' --header 'Cookie: env:SERVICE_COOKIE' coffee",
  ],
  [
    {
      verb: 'connect',
      serviceId: 'coffee',
      auth: { type: 'evmauth', walletAddress: '0xab', contractAddress: '0xcd', tokenId: '1' },
    },
    'nanda connect --wallet 0xab --contract 0xcd --token-id 1 coffee',
  ],
  [
    { verb: 'connect', serviceId: 'coffee', words: { type: 'evmauth', source: '0xab' } },
    'nanda connect --auth-type evmauth --wallet 0xab coffee',
  ],
  [
    { verb: 'connect', serviceId: 'coffee', words: { source: 'env:TOKEN', headers: ['A: b'] } },
    "nanda connect --token-file env:TOKEN --header 'A: b' coffee",
  ],
  [
    { verb: 'connect', serviceId: '-x', name: 'c' },
    'nanda api POST /v2/services/-x/connect name=c',
  ],
  [{ verb: 'connect', serviceId: '12' }, 'nanda api POST /v2/services/12/connect'],
  [
    { verb: 'connect', serviceId: 'https://evil.example/mcp' },
    'nanda api POST /v2/services/https%3A%2F%2Fevil.example%2Fmcp/connect',
  ],
  [{ verb: 'use', connection }, 'nanda use weather'],
  [{ verb: 'use', connection: { id: 'conn_2', name: 'conn_1' } }, 'nanda use conn_2'],
  [{ verb: 'connections' }, 'nanda connections'],
  [{ verb: 'refresh', connection }, 'nanda connections refresh weather'],
  [
    { verb: 'refresh', connection, acceptTools: true },
    'nanda connections refresh --accept-tools weather',
  ],
  [{ verb: 'disconnect', connection }, 'nanda disconnect weather'],
  [{ verb: 'disconnect' }, 'nanda disconnect --all'],
  [{ verb: 'tools', connection }, 'nanda tools list -c weather'],
  [{ verb: 'tools', connection, filter: 'a b' }, "nanda tools find -c weather 'a b'"],
  [
    { verb: 'call', connection, tool: 'add', parameters: { a: 1 } },
    `nanda exec -c weather add '{"a":1}'`,
  ],
  [{ verb: 'stream', connection, tool: 'add', parameters: {} }, 'nanda stream -c weather add'],
  [{ verb: 'rerun', executionId: 'exec_1' }, 'nanda history rerun exec_1'],
  [
    {
      verb: 'rerun',
      executionId: 'exec_1',
      connection,
      parameters: { b: 5 },
      schema: { properties: { b: { type: 'integer' } } },
    },
    'nanda history rerun -c weather exec_1 --b 5',
  ],
  [{ verb: 'cancel', executionId: 'exec_1' }, 'nanda api DELETE /v2/executions/exec_1'],
  [{ verb: 'resources', connection }, 'nanda resources list -c weather'],
  [{ verb: 'resources', connection, uri: 'a://b' }, 'nanda resources read -c weather a://b'],
  [{ verb: 'prompts', connection }, 'nanda prompts list -c weather'],
  [
    { verb: 'prompts', connection, prompt: { name: 'poem', arguments: { about: 'a b' } } },
    "nanda prompts get -c weather poem --about 'a b'",
  ],
  [{ verb: 'inbox' }, 'nanda inbox'],
  [
    {
      verb: 'answer',
      question: form,
      result: { action: 'accept', content: { size: 'large', count: 2, sugar: false, pin: '1' } },
    },
    'nanda inbox answer exec_1/2 --size large --count 2 --no-sugar --pin "$SECRET_PIN"',
  ],
  [{ verb: 'answer', question: page, result: { action: 'accept' } }, 'nanda inbox answer exec_1/2'],
  [
    {
      verb: 'answer',
      question: sampling,
      result: { ...message, model: 'human', stopReason: 'endTurn' },
    },
    "nanda inbox answer exec_1/2 --text 'a poem'",
  ],
  [
    { verb: 'answer', question: sampling, result: { ...message, model: 'm' } },
    "nanda inbox answer exec_1/2 --role assistant --content.type text --content.text 'a poem' --model m",
  ],
  [
    { verb: 'answer', question: roots, result: { roots: [{ uri: 'file:///a' }] } },
    "nanda inbox answer exec_1/2 '--roots[0].uri' file:///a",
  ],
  [{ verb: 'decline', question: form }, 'nanda inbox decline exec_1/2'],
  [{ verb: 'dismiss', question: form }, 'nanda inbox cancel exec_1/2'],
  [{ verb: 'history' }, 'nanda history'],
  [{ verb: 'history', executionId: 'exec_1' }, 'nanda history show exec_1'],
  [{ verb: 'logs' }, 'nanda logs'],
  [{ verb: 'logs', serviceName: 'Weather MCP' }, "nanda logs 'Weather MCP'"],
  [
    { verb: 'save', executionId: 'exec_1', directory: 'my pictures' },
    "nanda history show --save 'my pictures' exec_1",
  ],
  [{ verb: 'restart-proxy' }, 'nanda proxy restart'],
])('%j', (action, expected) => {
  expect(cliOf(action)).toBe(expected);
});

test('hostile words stay words, and are no options', async () => {
  for (const text of hostileTexts) {
    const bad = { id: text };
    const asked = { ...form, executionId: text };
    const actions: [CliAction, string][] = [
      [{ verb: 'search', query: { text: `x${text}` } }, `x${text}`],
      [{ verb: 'search', query: { text: 'x', category: text } }, text],
      [{ verb: 'info', serviceId: text }, text],
      [{ verb: 'use', connection: bad }, text],
      [{ verb: 'disconnect', connection: bad }, text],
      [{ verb: 'refresh', connection: bad }, text],
      [{ verb: 'resources', connection, uri: text }, text],
      [{ verb: 'decline', question: asked }, `${text}/2`],
      [{ verb: 'history', executionId: text }, text],
      [{ verb: 'logs', serviceName: text }, text],
      [{ verb: 'save', executionId: 'exec_1', directory: text }, text],
    ];
    for (const [action, word] of actions) {
      const line = cliOf(action);
      const { words } = await readByShell(line);
      expect(words.some((one) => one === word || one.endsWith(`=${word}`))).toBe(true);
      // What begins like an option is behind the dashes, or is the value of one.
      const dashes = words.indexOf('--');
      const place = words.indexOf(word);
      if (word.startsWith('-') && place !== -1) expect(dashes).not.toBe(-1);
      expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  }
}, 120_000);

test('what a service writes like the mark of a secret becomes no variable', async () => {
  const uri = 'http://a.example/?q=\uE000AWS_SECRET_ACCESS_KEY\uE001';
  const line = cliOf({ verb: 'resources', connection, uri });
  const { words } = await readByShell(line);
  expect(words).toEqual(['nanda', 'resources', 'read', '-c', 'weather', uri]);
  expect(line).not.toContain('$');
});
