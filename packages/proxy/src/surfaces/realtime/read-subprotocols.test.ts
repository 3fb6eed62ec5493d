import { expect, test } from 'vitest';
import { readSubprotocols } from './read-subprotocols.js';

test.each([
  [undefined, undefined, undefined],
  ['nanda.v2', 'nanda.v2', undefined],
  ['nanda.token.abc, nanda.v2', 'nanda.v2', 'abc'],
  ['nanda.v2,nanda.token.a.b-c_d', 'nanda.v2', 'a.b-c_d'],
  ['nanda.v2, nanda.token.a%2Fb%3D', 'nanda.v2', 'a/b='],
  ['nanda.v2, nanda.token.%E0%A4%A', 'nanda.v2', '%E0%A4%A'],
  ['nanda.v2, nanda.token.a%0Ab', 'nanda.v2', 'a%0Ab'],
  ['nanda.v2, nanda.token.%E6%97%A5', 'nanda.v2', '%E6%97%A5'],
])('reads %s', (header, chosen, token) => {
  expect(readSubprotocols(header)).toEqual({ chosen, token });
});

test.each(['graphql-ws', 'nanda.token.abc', '', 'NANDA.V2'])('refuses %j', (header) => {
  expect(() => readSubprotocols(header)).toThrow(
    expect.objectContaining({ code: 'VALIDATION_ERROR' }),
  );
});
