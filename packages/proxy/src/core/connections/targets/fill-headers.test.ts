import { expect, test } from 'vitest';
import { fillHeaders } from './fill-headers.js';

const fill = (headers: Parameters<typeof fillHeaders>[0]['headers'], variables = {}) =>
  fillHeaders({ url: '', ...(headers && { headers }) }, { variables });
const token = { name: 'Authorization', value: 'Bearer {token}', isRequired: true };

test('templates, fixed values and defaults', () => {
  const headers = [
    token,
    { name: 'X-Always', value: '1' },
    { name: 'X-Usual', default: 'eu' },
    {
      name: 'X-Choice',
      value: '{c}',
      variables: [{ name: 'c', choices: ['a', 'b'], default: 'a' }],
    },
    { name: 'X-Given' },
  ];
  expect(fill(headers, { token: 't' })).toEqual({
    headers: { Authorization: 'Bearer t', 'X-Always': '1', 'X-Usual': 'eu', 'X-Choice': 'a' },
    missing: [],
  });
  expect(fill(headers, { c: 'b' })).toEqual({
    headers: { 'X-Always': '1', 'X-Usual': 'eu', 'X-Choice': 'b' },
    missing: ['token'],
  });
  expect(() => fill(headers, { c: 'z' })).toThrow(
    expect.objectContaining({ code: 'VALIDATION_ERROR' }),
  );
  expect(fill(undefined)).toEqual({ headers: {}, missing: [] });
});

test.each(['a\r\nX-Evil: 1', 'a\n', '\u0000', '\u007f', '€', 'a\tb'])(
  'what no field can hold is not sent: %j',
  (value) => {
    expect(fill([token], { token: value }).headers).toEqual({});
  },
);

test.each(['Host', 'content-length', 'Transfer-Encoding', 'Mcp-Session-Id', 'Proxy-X', 'a b'])(
  'a registry does not set %s',
  (name) => {
    expect(
      fill(
        [
          { name, value: 'x' },
          { name, value: '{token}' },
        ],
        { token: 't' },
      ).headers,
    ).toEqual({});
  },
);
