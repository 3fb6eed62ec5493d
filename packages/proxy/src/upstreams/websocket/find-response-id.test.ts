import { expect, test } from 'vitest';

import { findResponseId } from './find-response-id.js';

const long = 'o'.repeat(2000);
const result = { content: [{ type: 'text', text: long }] };

test.each([
  ['the id first', JSON.stringify({ jsonrpc: '2.0', id: 7, result }), 7],
  ['the id before the version', JSON.stringify({ id: 7, jsonrpc: '2.0', result }), 7],
  ['a text', JSON.stringify({ jsonrpc: '2.0', id: 'nanda-1 "é"', result }), 'nanda-1 "é"'],
  ['the id last', JSON.stringify({ jsonrpc: '2.0', result, id: 7 }), 7],
  ['the version last', JSON.stringify({ result, id: 7, jsonrpc: '2.0' }), 7],
  ['an error', JSON.stringify({ jsonrpc: '2.0', id: 7, error: { code: 1, message: long } }), 7],
  ['with spaces', JSON.stringify({ jsonrpc: '2.0', id: 7, result }, null, 4), 7],
  [
    'a request of the service with an id of ours',
    JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'sampling/createMessage', params: result }),
    undefined,
  ],
  [
    'a request with its id at the end',
    JSON.stringify({ jsonrpc: '2.0', method: 'roots/list', params: result, id: 7 }),
    undefined,
  ],
  ['a notification', JSON.stringify({ jsonrpc: '2.0', method: 'a', params: result }), undefined],
  [
    'an id in the middle',
    JSON.stringify({ jsonrpc: '2.0', _meta: long, id: 7, result }),
    undefined,
  ],
  [
    'an id inside of the result alone',
    JSON.stringify({ jsonrpc: '2.0', result: { ...result, id: 7 } }),
    undefined,
  ],
  [
    'an id inside of a text',
    JSON.stringify({ jsonrpc: '2.0', result: { text: `${long},"id":7}` } }),
    undefined,
  ],
  ['no JSON', long, undefined],
  ['nothing', '', undefined],
])('%s', (_name, text, expected) => {
  expect(findResponseId(text)).toBe(expected);
});
