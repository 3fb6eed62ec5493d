import { CompletionSchema, FilledPromptSchema, ReadResourceSchema } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { readCompletion } from './read-completion.js';
import { readContents } from './read-contents.js';
import { readFilledPrompt } from './read-filled-prompt.js';

const protocolError = expect.objectContaining({ code: 'UPSTREAM_PROTOCOL_ERROR' }) as Error;

test('contents: unknown members survive, wrong ones do not, and what has no URI has the one asked for', () => {
  const read = readContents(
    {
      _meta: { a: 1 },
      ttlMs: 5,
      contents: [
        { uri: 'demo://a', mimeType: 'text/plain', text: '', _meta: { b: 2 } },
        { uri: 'demo://b', blob: 'AA==', text: 7, mimeType: null },
        { text: 'whose?' },
        { uri: 7, text: 'whose?' },
        null,
        'text',
      ],
    },
    { uri: 'demo://asked' },
  );
  expect(read).toEqual({
    _meta: { a: 1 },
    ttlMs: 5,
    contents: [
      { uri: 'demo://a', mimeType: 'text/plain', text: '', _meta: { b: 2 } },
      { uri: 'demo://b', blob: 'AA==' },
      { uri: 'demo://asked', text: 'whose?' },
      { uri: 'demo://asked', text: 'whose?' },
    ],
  });
  expect(ReadResourceSchema.parse(read)).toEqual(read);
  expect(() => readContents({ contents: {} }, { uri: 'x' })).toThrow(protocolError);
  expect(() => readContents({}, { uri: 'x' })).toThrow(protocolError);
});

test('prompts: what is no message is left out, contents of any kind stay', () => {
  const read = readFilledPrompt({
    description: 7,
    resultType: 'complete',
    messages: [
      { role: 'user', content: { type: 'hologram', data: [1] }, _meta: {} },
      { role: 'assistant', content: null },
      { role: 'user' },
      { content: 'x' },
      'user',
    ],
  });
  expect(read).toEqual({
    resultType: 'complete',
    messages: [
      { role: 'user', content: { type: 'hologram', data: [1] }, _meta: {} },
      { role: 'assistant', content: null },
    ],
  });
  expect(FilledPromptSchema.parse(read)).toEqual(read);
  expect(() => readFilledPrompt({ messages: 'none' })).toThrow(protocolError);
});

test('completions: at most 100 texts, and no more is said than the service said', () => {
  expect(readCompletion({ completion: { values: ['a', 1, null, 'b'] } })).toEqual({
    values: ['a', 'b'],
  });
  const said = { values: ['a'], total: 5, hasMore: true };
  expect(readCompletion({ completion: said })).toEqual(said);
  expect(readCompletion({ completion: { values: [], total: '5', hasMore: 1 } })).toEqual({
    values: [],
  });
  const many = Array.from({ length: 101 }, (_, index) => String(index));
  const cut = readCompletion({ completion: { values: many, hasMore: false } });
  expect(cut).toEqual({ values: many.slice(0, 100), hasMore: true });
  expect(CompletionSchema.parse(cut)).toEqual(cut);
  for (const answer of [{}, { completion: null }, { completion: { values: 'a' } }]) {
    expect(() => readCompletion(answer)).toThrow(protocolError);
  }
});
