import { expect, test } from 'vitest';
import { parametersOfUser } from './parameters-of-user.js';
import { toolUsage } from './tool-usage.js';

const text = { type: 'string' };

test('a proof is nothing that anybody types', () => {
  const properties = { text, __evmauth: { type: 'object' } };
  const schema = { type: 'object', properties, required: ['text', '__evmauth'] };
  const own = { type: 'object', properties: { text }, required: ['text'] };
  expect(parametersOfUser(schema)).toEqual(own);
  expect(toolUsage({ inputSchema: schema })).toBe('--text TEXT');
});

test.each([[undefined], [true], [{}], [{ properties: null }], [{ properties: { text } }]])(
  '%j is left as it is',
  (schema) => {
    expect(parametersOfUser(schema)).toBe(schema);
  },
);
