import { expect, test } from 'vitest';
import { PublicCredentialsSchema } from './public/credentials.js';
import { ServiceCredentialsSchema } from './service-credentials.js';

const schemas = [ServiceCredentialsSchema, PublicCredentialsSchema] as const;

test.each(['X-API-Key', 'Authorization', 'cookie', 'X-Custom-Token', 'Ocp-Apim-Subscription-Key'])(
  'the header %s may carry a credential',
  (header) => {
    for (const schema of schemas) {
      expect(schema.safeParse({ type: 'api_key', key: 'k', header }).success).toBe(true);
      expect(schema.safeParse({ type: 'custom', headers: { [header]: 'k' } }).success).toBe(true);
    }
  },
);

test.each([
  'Content-Length',
  'transfer-encoding',
  'Connection',
  'host',
  'Content-Type',
  'accept',
  'TE',
  'upgrade',
  'keep-alive',
  'Proxy-Authorization',
  'Mcp-Session-Id',
  'mcp-anything',
  'Last-Event-ID',
  'expect',
  'trailer',
  'with space',
  'line\r\nbreak',
  '',
])('the header %j is refused by name', (header) => {
  for (const schema of schemas) {
    const key = schema.safeParse({ type: 'api_key', key: 'k', header });
    expect(key.error?.issues).toMatchObject([{ path: ['header'] }]);
    const custom = schema.safeParse({ type: 'custom', headers: { 'X-Good': 'k', [header]: 's3' } });
    expect(custom.error?.issues).toMatchObject([{ path: ['headers', header] }]);
  }
});

test.each([
  'a\r\nX: y',
  'a\n',
  'a\u0000',
  'a\u0001b',
  'a\u007F',
  'a\tb',
  '€',
  '\u{1F600}',
  'a\u0085',
])('a value that no header field can hold is refused and not repeated: %j', (value) => {
  const wrong = [
    { type: 'bearer', token: value },
    { type: 'api_key', key: value },
    { type: 'custom', headers: { 'X-A': value } },
  ];
  const rows = [
    ...wrong.map((row) => [ServiceCredentialsSchema, row] as const),
    ...wrong.map((row) => [PublicCredentialsSchema, row] as const),
    [ServiceCredentialsSchema, { type: 'oauth2', accessToken: value }] as const,
    [PublicCredentialsSchema, { type: 'oauth2', access_token: value }] as const,
  ];
  for (const [schema, row] of rows) {
    const { error } = schema.safeParse(row);
    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]?.message).toMatch(/^must be printable/);
  }
});

test('a value in Latin-1 is taken as it is', () => {
  const credentials = { type: 'bearer', token: 'pässword 1~' };
  expect(ServiceCredentialsSchema.parse(credentials)).toEqual(credentials);
});
