import type { ToolDefinition } from '@nanda/protocol';
import { describe, expect, test } from 'vitest';
import { makeRequest } from '../testing/make-request.fixture.js';
import { openService } from '../testing/open-service.fixture.js';
import { isToolAllowed } from './is-tool-allowed.js';

const none = { allow: [], deny: [] };

describe('policy', () => {
  test.each([
    { name: 'read', ...none, is: true },
    { name: 'read', allow: ['read'], deny: [], is: true },
    { name: 'reader', allow: ['read'], deny: [], is: false },
    { name: 'reader', allow: ['read*'], deny: [], is: true },
    { name: 'reader', allow: ['read*'], deny: ['*er'], is: false },
    { name: 'file_read_all', allow: ['*_read_*'], deny: [], is: true },
    { name: 'aba', allow: ['ab*ba'], deny: [], is: false },
    { name: 'abba', allow: ['ab*ba'], deny: [], is: true },
    { name: 'abcbcbc', allow: ['a*bc*bc'], deny: [], is: true },
    { name: 'a.b', allow: ['a?b'], deny: [], is: false },
    { name: 'anything', allow: ['*'], deny: [], is: true },
    { name: 'anything', allow: [], deny: ['**'], is: false },
    { name: 'a'.repeat(500), allow: [`${'a*'.repeat(200)}b`], deny: [], is: false },
  ])('$name with allow $allow and deny $deny: $is', ({ name, allow, deny, is }) => {
    expect(isToolAllowed(name, { allow, deny })).toBe(is);
  });

  test.each(['legacy', 'modern'] as const)('hides what it denies, in the %s era', async (era) => {
    const tools = [{ name: 'read', extra: 1 }, { name: 'drop' }, 'odd', { title: 'nameless' }];
    const result = { before: 1, tools, nextCursor: 'c' };
    const { dialog, fake } = openService({
      client: { era },
      facts: { era },
      policy: { allow: [], deny: ['drop'] },
      answer: () => ({ result }),
    });
    const listed = await dialog.answer(makeRequest('tools/list'));
    expect(listed).toEqual({ result: { ...result, tools: [tools[0], 'odd', tools[3]] } });
    expect(JSON.stringify(listed)).toMatch(/^\{"result":\{"before":1,"tools"/);
    expect(await dialog.answer(makeRequest('tools/call', { name: 'drop' }))).toEqual({
      error: { code: -32_602, message: 'Unknown tool: drop' },
    });
    expect(fake.requests).toHaveLength(1);
    await dialog.answer(makeRequest('tools/call', { name: 'read' }));
    expect(fake.requests).toHaveLength(2);
  });
});

describe('policy about other names than the service’s own', () => {
  const nameOf = async (toolName: string) => (toolName === 'new' ? undefined : `shop_${toolName}`);

  test.each([
    { allow: [], deny: ['shop_drop'], left: ['read'] },
    { allow: ['shop_*'], deny: [], left: ['read', 'drop'] },
    { allow: ['read'], deny: [], left: [] },
  ])('allow $allow and deny $deny leave $left', async ({ left, ...rules }) => {
    const tools = ['read', 'drop', 'new'].map((name) => ({ name }));
    const { dialog } = openService({
      policy: { ...rules, nameOf },
      answer: ({ method }) => ({ result: method === 'tools/list' ? { tools } : {} }),
    });
    expect(await dialog.answer(makeRequest('tools/list'))).toMatchObject({
      result: { tools: left.map((name) => ({ name })) },
    });
    for (const { name } of tools) {
      const answer = await dialog.answer(makeRequest('tools/call', { name }));
      expect('result' in answer).toBe(left.includes(name));
    }
  });
});

describe('parameters that are header fields too', () => {
  const inputSchema = {
    type: 'object',
    properties: {
      region: { type: 'string', 'x-mcp-header': 'Region' },
      count: { type: 'integer', 'x-mcp-header': 'Count' },
      deep: { type: 'object', properties: { on: { type: 'boolean', 'x-mcp-header': 'On' } } },
      ratio: { type: 'number', 'x-mcp-header': 'Ratio' },
      list: { type: 'array', items: { type: 'string', 'x-mcp-header': 'Item' } },
      free: { type: 'string' },
    },
  };
  const tools = [{ name: 'query', inputSchema } as unknown as ToolDefinition];

  async function send(args: unknown, headers: Record<string, string> | undefined, era = 'modern') {
    const { dialog, fake } = openService({
      client: { era: era as 'legacy' | 'modern' },
      facts: { era: 'modern' },
      tools,
    });
    const params = { name: 'query', arguments: args };
    const answer = await dialog.answer(makeRequest('tools/call', params, { headers }));
    return { answer, sent: fake.requests.length };
  }

  test.each([
    { args: { region: 'us' }, headers: { 'mcp-param-REGION': 'us' } },
    { args: { region: 'Hello' }, headers: { 'Mcp-Param-Region': '=?base64?SGVsbG8=?=' } },
    { args: { region: 'Grüße, 世界' }, headers: fieldOf('Region', 'Grüße, 世界') },
    { args: { region: '\uFEFFmark' }, headers: fieldOf('Region', '\uFEFFmark') },
    { args: { region: '' }, headers: fieldOf('Region', '') },
    { args: { region: 'SGVsbG8=' }, headers: { 'Mcp-Param-Region': 'SGVsbG8=' } },
    { args: { region: '=?base64?SGVsbG8=' }, headers: { 'Mcp-Param-Region': '=?base64?SGVsbG8=' } },
    { args: { count: 42 }, headers: { 'Mcp-Param-Count': '42.0' } },
    { args: { count: -7 }, headers: { 'Mcp-Param-Count': '-7' } },
    { args: { deep: { on: false } }, headers: { 'Mcp-Param-On': 'false' } },
    { args: { region: null, deep: {} }, headers: {} },
    { args: {}, headers: {} },
    { args: undefined, headers: {} },
    { args: { free: 'x', ratio: 1.5, list: ['a'] }, headers: { 'Mcp-Param-Free': 'other' } },
  ])('$args fit $headers', async ({ args, headers }) => {
    expect(await send(args, headers)).toEqual({ answer: { result: {} }, sent: 1 });
  });

  test.each([
    { args: { region: 'us' }, headers: {}, says: 'Mcp-Param-Region is missing' },
    { args: { region: 'us' }, headers: { 'Mcp-Param-Region': 'eu' }, says: 'does not say' },
    { args: { region: 'us' }, headers: { 'Mcp-Param-Region': 'US' }, says: 'does not say' },
    {
      args: { region: 'Hello' },
      headers: { 'Mcp-Param-Region': '=?base64?SGVsbG8?=' },
      says: 'inv',
    },
    {
      args: { region: 'Hello' },
      headers: { 'Mcp-Param-Region': '=?base64?SGV!bG8=?=' },
      says: 'inv',
    },
    {
      args: { region: '\u{FFFD}' },
      headers: { 'Mcp-Param-Region': '=?base64?/w==?=' },
      says: 'inv',
    },
    { args: { region: 'ü' }, headers: { 'Mcp-Param-Region': 'ü' }, says: 'invalid' },
    { args: { count: 42 }, headers: { 'Mcp-Param-Count': '0x2a' }, says: 'does not say' },
    { args: { deep: { on: true } }, headers: {}, says: 'Mcp-Param-On is missing' },
    { args: { deep: { on: true } }, headers: { 'Mcp-Param-On': 'True' }, says: 'does not say' },
    { args: { region: null }, headers: { 'Mcp-Param-Region': 'us' }, says: 'the body has none' },
    { args: {}, headers: { 'Mcp-Param-Region': 'us' }, says: 'the body has none' },
  ])('$args do not fit $headers', async ({ args, headers, says }) => {
    const { answer, sent } = await send(args, headers);
    expect(answer).toEqual({ error: { code: -32_020, message: expect.stringContaining(says) } });
    expect(sent).toBe(0);
  });

  test('are not looked at where the client could send none, nor in the older era', async () => {
    expect(await send({ region: 'us' }, undefined)).toHaveProperty('sent', 1);
    expect(await send({ region: 'us' }, {}, 'legacy')).toHaveProperty('sent', 1);
  });

  function fieldOf(name: string, value: string): Record<string, string> {
    return { [`Mcp-Param-${name}`]: `=?base64?${Buffer.from(value).toString('base64')}?=` };
  }
});
