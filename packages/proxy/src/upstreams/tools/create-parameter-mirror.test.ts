import { expect, test } from 'vitest';

import { createParameterMirror } from './create-parameter-mirror.js';
import { findMirroredParameters } from './find-mirrored-parameters.js';

const schema = {
  type: 'object',
  properties: {
    tenant: { type: 'string', 'x-mcp-header': 'Tenant' },
    place: { type: 'object', properties: { zip: { type: 'integer', 'x-mcp-header': 'Zip' } } },
    other: { type: 'string', default: { 'x-mcp-header': 'not one' } },
  },
};

const tool = { name: 'any', inputSchema: schema };

test('declared parameters become fields, each time anew', () => {
  const mirror = createParameterMirror();
  for (const zip of [7, 8]) {
    expect(mirror(tool, { tenant: 'a', place: { zip }, other: 'x' })).toEqual({
      'Mcp-Param-Tenant': 'a',
      'Mcp-Param-Zip': String(zip),
    });
  }
});

test('a tool that declares none has none', () => {
  const plain = { name: 'plain', inputSchema: { type: 'object' } };
  expect(createParameterMirror()(plain, { tenant: 'a' })).toBeUndefined();
});

test('what no field can hold is encoded, what is absent is left out', () => {
  expect(createParameterMirror()(tool, { tenant: 'ü\r\nX: y' })).toEqual({
    'Mcp-Param-Tenant': `=?base64?${Buffer.from('ü\r\nX: y').toString('base64')}?=`,
  });
});

test.each([
  { properties: { a: { type: 'number', 'x-mcp-header': 'A' } } },
  { properties: { a: { type: 'string', 'x-mcp-header': 'no token' } } },
  { properties: { a: { items: { type: 'string', 'x-mcp-header': 'A' } } } },
  { type: 'string', 'x-mcp-header': 'A' },
  {
    properties: {
      a: { type: 'string', 'x-mcp-header': 'A' },
      b: { type: 'string', 'x-mcp-header': 'a' },
    },
  },
])('declarations that break the rules: %j', (broken) => {
  expect(findMirroredParameters(broken)).toBeUndefined();
});
