import { expect, test } from 'vitest';

import { findMirroredParameters } from './find-mirrored-parameters.js';
import { mirrorParameterHeaders } from './mirror-parameter-headers.js';

const schema = {
  type: 'object',
  properties: {
    tenant: { type: 'string', 'x-mcp-header': 'Tenant' },
    place: { type: 'object', properties: { zip: { type: 'integer', 'x-mcp-header': 'Zip' } } },
    other: { type: 'string', default: { 'x-mcp-header': 'not one' } },
  },
};

test('declared parameters become fields', () => {
  expect(mirrorParameterHeaders(schema, { tenant: 'a', place: { zip: 7 }, other: 'x' })).toEqual({
    'Mcp-Param-Tenant': 'a',
    'Mcp-Param-Zip': '7',
  });
});

test('what no field can hold is encoded, what is absent is left out', () => {
  expect(mirrorParameterHeaders(schema, { tenant: 'ü\r\nX: y' })).toEqual({
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
