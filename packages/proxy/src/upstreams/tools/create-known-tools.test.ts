import { expect, test } from 'vitest';

import { createKnownTools } from './create-known-tools.js';

const inputSchema = {
  type: 'object',
  properties: { city: { type: 'string', 'x-mcp-header': 'City' } },
};

test('tools that want header fields are known, as they were said last', () => {
  const known = createKnownTools();
  known.learn([{ name: 'a', inputSchema }, { name: 'b', inputSchema: {} }, { inputSchema }, 7]);
  known.learn('no list');
  expect(known.find('a')).toEqual({ inputSchema });
  expect(known.find('b')).toBeUndefined();
  known.learn([{ name: 'a', inputSchema: { type: 'object' } }]);
  expect(known.find('a')).toBeUndefined();
});

test('no more than a bounded number is kept', () => {
  const known = createKnownTools();
  known.learn(Array.from({ length: 1001 }, (_, index) => ({ name: String(index), inputSchema })));
  expect([known.find('0'), known.find('1'), known.find('1000')]).toEqual([
    undefined,
    { inputSchema },
    { inputSchema },
  ]);
});
