import { describe, expect, test } from 'vitest';
import { translateAnswer } from './translate-answer.js';

const toModern = { from: 'legacy', to: 'modern' } as const;
const toLegacy = { from: 'modern', to: 'legacy' } as const;

describe('between ends of one era', () => {
  test.each(['legacy', 'modern'] as const)('%s: an answer stays the very same', (era) => {
    const crossing = { from: era, to: era, method: 'tools/call' };
    const result = {
      result: { zeta: 1, content: [{ type: 'novel', deep: { a: [1] } }], resultType: 'task' },
    };
    const error = { error: { code: -32_602, message: 'no', data: { a: 1 } } };
    expect(translateAnswer(result, crossing)).toBe(result);
    expect(translateAnswer(error, crossing)).toBe(error);
  });

  test('a service that misses a capability of its client says so', () => {
    const error = { error: { code: -32_021, message: 'needs sampling', data: {} } };
    expect(translateAnswer(error, { from: 'modern', to: 'modern', method: 'tools/call' })).toBe(
      error,
    );
  });

  test('a version that the hop to the service cannot have is no news of the client', () => {
    const error = { error: { code: -32_022, message: 'unsupported', data: { supported: [] } } };
    const answer = translateAnswer(error, { from: 'modern', to: 'modern', method: 'tools/call' });
    expect(answer).toEqual({
      error: { code: -32_603, message: expect.stringContaining('It says: unsupported') },
    });
  });
});

describe('from the older era to the newer one', () => {
  test('a result is complete, and keeps its members in order', () => {
    const result = { structuredContent: null, content: [], novel: { b: 1, a: 2 } };
    const answer = translateAnswer({ result }, { ...toModern, method: 'tools/call' });
    expect(JSON.stringify(answer)).toBe(
      '{"result":{"structuredContent":null,"content":[],"novel":{"b":1,"a":2},"resultType":"complete"}}',
    );
  });

  test.each([
    'tools/list',
    'prompts/list',
    'resources/list',
    'resources/templates/list',
    'resources/read',
  ])('%s must not be kept, for nobody said that it may', (method) => {
    const answer = translateAnswer({ result: {} }, { ...toModern, method });
    expect(answer).toEqual({ result: { resultType: 'complete', ttlMs: 0, cacheScope: 'private' } });
  });

  test('a result says whose it is, and nothing of tasks of the other kind', () => {
    const result = { _meta: { 'io.modelcontextprotocol/related-task': { taskId: '1' }, mine: 1 } };
    const answer = translateAnswer(
      { result },
      { ...toModern, method: 'tools/call', serverInfo: { name: 'a' } },
    );
    expect(answer).toEqual({
      result: {
        _meta: { mine: 1, 'io.modelcontextprotocol/serverInfo': { name: 'a' } },
        resultType: 'complete',
      },
    });
  });

  test('whatever an older service calls the kind of its result, it is complete', () => {
    const answer = translateAnswer(
      { result: { resultType: 'input_required' } },
      { ...toModern, method: 'tools/call' },
    );
    expect(answer).toEqual({ result: { resultType: 'complete' } });
  });

  test.each([
    { from: -32_002, to: -32_602 },
    { from: -32_050, to: -32_603 },
    { from: -32_602, to: -32_602 },
    { from: -32_000, to: -32_000 },
    { from: 7, to: 7 },
  ])('the code $from becomes $to, with message and data', ({ from, to }) => {
    const error = { code: from, message: 'why', data: { uri: 'a:b' } };
    const answer = translateAnswer({ error }, { ...toModern, method: 'resources/read' });
    expect(answer).toEqual({ error: { code: to, message: 'why', data: { uri: 'a:b' } } });
  });

  test('pages that a client cannot be shown are a capability that it misses', () => {
    const error = { code: -32_042, message: 'visit', data: { elicitations: [] } };
    expect(translateAnswer({ error }, { ...toModern, method: 'tools/call' })).toEqual({
      error: {
        code: -32_021,
        message: 'visit',
        data: { requiredCapabilities: { elicitation: { url: {} } } },
      },
    });
  });
});

describe('from the newer era to the older one', () => {
  test('a result loses what only the newer era has, and nothing else', () => {
    const result = {
      resultType: 'complete',
      tools: [],
      ttlMs: 5,
      cacheScope: 'public',
      novel: 1,
      _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'a' } },
    };
    expect(translateAnswer({ result }, { ...toLegacy, method: 'tools/list' })).toEqual({
      result: { tools: [], novel: 1 },
    });
    expect(translateAnswer({ result }, { ...toLegacy, method: 'tools/call' })).toEqual({
      result: { tools: [], novel: 1, ttlMs: 5, cacheScope: 'public' },
    });
  });

  test.each([
    { code: -32_020, says: /header fields/ },
    { code: -32_021, says: /not declared \(sampling\)/ },
    { code: -32_022, says: /version of MCP/ },
  ])('the code $code of the hop to the service does not reach the client', ({ code, says }) => {
    const data = { requiredCapabilities: { sampling: {} } };
    const error = { code, message: 'raw', data };
    const answer = translateAnswer({ error }, { ...toLegacy, method: 'tools/call' });
    expect(answer).toEqual({ error: { code: -32_603, message: expect.stringMatching(says) } });
    expect(answer).toEqual({ error: expect.not.objectContaining({ data }) });
  });

  test('other refusals stay the very same', () => {
    const answer = { error: { code: -32_602, message: 'no', data: [1] } };
    expect(translateAnswer(answer, { ...toLegacy, method: 'tools/call' })).toBe(answer);
  });

  test.each([[[1, 2]], ['text'], [7], [false], [null]])(
    'structured content %j is put into an object, and into a text',
    (value) => {
      const result = { resultType: 'complete', content: [], structuredContent: value };
      expect(translateAnswer({ result }, { ...toLegacy, method: 'tools/call' })).toEqual({
        result: {
          content: [{ type: 'text', text: JSON.stringify(value) }],
          structuredContent: { result: value },
        },
      });
    },
  );

  test('a text of the service is not said twice', () => {
    const content = [{ type: 'text', text: 'seven' }];
    const result = { content, structuredContent: 7 };
    expect(translateAnswer({ result }, { ...toLegacy, method: 'tools/call' })).toEqual({
      result: { content, structuredContent: { result: 7 } },
    });
  });

  test('only schemas of objects are told', () => {
    const tools = [
      { name: 'a', outputSchema: { type: 'object' }, extra: 1 },
      { name: 'b', outputSchema: { type: 'array' }, extra: 2 },
      { name: 'c' },
    ];
    expect(translateAnswer({ result: { tools } }, { ...toLegacy, method: 'tools/list' })).toEqual({
      result: { tools: [tools[0], { name: 'b', extra: 2 }, { name: 'c' }] },
    });
  });

  test('a result of another kind is an error, for it would be taken for a complete one', () => {
    const result = { resultType: 'task', taskId: '1' };
    expect(translateAnswer({ result }, { ...toLegacy, method: 'tools/call' })).toEqual({
      error: { code: -32_603, message: expect.stringContaining('2026-07-28') },
    });
  });
});
