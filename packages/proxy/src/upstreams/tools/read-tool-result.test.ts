import { expect, test } from 'vitest';

import { readToolResult } from './read-tool-result.js';

const name = 'service';

test.each([
  [{}, { content: [] }],
  [{ structuredContent: 7 }, { content: [], structuredContent: 7 }],
  [
    { content: [{ type: 'hologram', x: 1 }], extra: 1, resultType: 'complete' },
    { content: [{ type: 'hologram', x: 1 }], extra: 1 },
  ],
])('%j survives', (answer, expected) => {
  expect(readToolResult(answer, { name })).toEqual(expected);
});

test.each([
  null,
  'text',
  [],
  { content: 'text' },
  { content: [{}] },
  { content: [null] },
  { content: [], isError: 'yes' },
  { content: [], resultType: 'task' },
  { resultType: 'input_required', requestState: 'x' },
])('%j is refused', (answer) => {
  expect(() => readToolResult(answer, { name })).toThrow(
    expect.objectContaining({ code: 'UPSTREAM_PROTOCOL_ERROR' }),
  );
});
