import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTarget, type Target } from './open-target.js';
import { startPlainService, type PlainService } from './start-plain-service.js';

const evilName = 'take\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\nHost: x';
const mirrored = {
  name: 'mirror',
  inputSchema: {
    type: 'object',
    properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
  },
};

let stack: AsyncDisposableStack;
let service: PlainService;
let target: Target;
let connectionId: string;
beforeAll(async () => {
  stack = new AsyncDisposableStack();
  service = stack.use(
    await startPlainService({
      tools: [
        { name: 'take', inputSchema: { type: 'object' } },
        { name: evilName, inputSchema: { type: 'object' } },
        { name: '../../../admin', inputSchema: { type: 'object' } },
        { name: '@169.254.169.254', inputSchema: { type: 'object' } },
        mirrored,
      ],
    }),
  );
  target = stack.use(
    await openTarget({
      maxConnections: 1000,
      services: {
        plain: service.url,
        templated: {
          endpoints: [
            {
              url: `${service.url}/{tenant}?key={key}`,
              transport: 'http',
              headers: [
                {
                  name: 'X-Templated',
                  value: 'Key {key}',
                  variables: { key: { isRequired: true } },
                },
              ],
            },
          ],
        },
      },
    }),
  );
  connectionId = (await target.connect('plain')).id;
});
afterAll(() => stack.disposeAsync());

/** Nothing that a caller gave has become a request, or a field, of its own. */
function expectIntact(): void {
  for (const { rawHeaders } of service.seen) {
    const names = rawHeaders
      .filter((_, index) => index % 2 === 0)
      .map((name) => name.toLowerCase());
    expect(names).not.toContain('x-evil');
    for (const name of ['host', 'content-length', 'transfer-encoding', 'mcp-session-id']) {
      expect(names.filter((each) => each === name).length, name).toBeLessThanOrEqual(1);
    }
  }
  expect(service.visits.filter((visit) => !/ \/mcp(?:$|[/?])/.test(visit))).toEqual([]);
}

/** What breaks out of a field, in the ways that there are. */
const breaks = [
  'a\r\nX-Evil: 1',
  'a\nX-Evil: 1',
  'a\rX-Evil: 1',
  'a\0b',
  'a\x7fb',
  'a\u010a\u010dX-Evil: 1',
  'a\u560d\u560aX-Evil: 1',
  '\u2028X-Evil: 1',
];

describe('a value that would become a header field of its own', () => {
  test('is refused as a credential, of every kind', async () => {
    for (const value of breaks) {
      for (const auth of [
        { type: 'bearer', token: value },
        { type: 'api_key', key: value },
        { type: 'basic', username: value, password: 'x' },
        { type: 'oauth2', accessToken: value },
        { type: 'custom', headers: { 'X-Own': value } },
        { type: 'custom', headers: { [`X-Own${value}`]: 'x' } },
        { type: 'api_key', key: 'x', header: `X-Own${value}` },
        { type: 'evmauth', walletAddress: value },
      ]) {
        const told = await target.ask('/v2/services/plain/connect', { body: { auth } });
        // A user name is encoded: nothing of it is left to break out.
        const isFine = auth.type === 'basic' && told.status === 201;
        expect(isFine || told.status === 400, `${JSON.stringify(auth)} ${told.text}`).toBe(true);
        const again = await target.ask('/api/connections/create', {
          body: { server_id: 'plain', auth },
        });
        expect([200, 400]).toContain(again.status);
      }
    }
    expectIntact();
  });

  test('is refused where it names a field that frames the request or is the proxy’s own', async () => {
    for (const name of [
      'Host',
      'Content-Length',
      'Transfer-Encoding',
      'Connection',
      'Upgrade',
      'TE',
      'Trailer',
      'Expect',
      'Mcp-Session-Id',
      'MCP-Protocol-Version',
      'Mcp-Method',
      'Mcp-Param-Region',
      'Proxy-Authorization',
      'Last-Event-ID',
      'Content-Type',
      'Accept-Encoding',
      '__proto__:x',
      'a b',
      'a:b',
      '',
    ]) {
      for (const auth of [
        { type: 'custom', headers: { [name]: 'x' } },
        { type: 'api_key', key: 'x', header: name },
      ]) {
        const told = await target.ask('/v2/services/plain/connect', { body: { auth } });
        expect(told.status, `${name} ${told.text}`).toBe(400);
      }
      const path = `/v2/connections/${connectionId}/tools/take/execute`;
      const auth = { type: 'token', credentials: { token: 'x', header: name } };
      expect((await target.ask(path, { body: { auth } })).status, name).toBe(400);
    }
    expectIntact();
  });

  test('is refused as a token of one call, and encoded as a variable', async () => {
    const path = `/v2/connections/${connectionId}/tools/take/execute`;
    for (const value of breaks) {
      const auth = { type: 'token', credentials: { token: value } };
      expect((await target.ask(path, { body: { auth } })).status).toBe(400);
      for (const variables of [
        { tenant: value, key: 'x' },
        { tenant: 'x', key: value },
      ]) {
        const told = await target.ask('/v2/services/templated/connect', {
          body: { auth: { type: 'custom', variables } },
        });
        expect([201, 400, 404, 502], told.text).toContain(told.status);
      }
    }
    expectIntact();
  });
});

describe('a value that would lead elsewhere', () => {
  test.each([
    '..',
    '../..',
    '../../admin',
    '/admin',
    '//evil.example',
    '@evil.example',
    '?x=1',
    '#x',
    '%2e%2e',
    '%2e%2e%2fadmin',
    '..%2f..',
    '..;/',
    '\\..\\..',
    '{key}',
  ])('%s: as a variable it stays what it is', async (value) => {
    const before = service.visits.length;
    await target.ask('/v2/services/templated/connect', {
      body: { auth: { type: 'custom', variables: { tenant: value, key: value } } },
    });
    for (const visit of service.visits.slice(before)) {
      const [, path = ''] = visit.split(' ');
      const url = new URL(path, 'http://service.invalid');
      if (path.startsWith('/.well-known/')) continue;
      expect(url.pathname, visit).toMatch(/^\/mcp\/[^/]+$/);
      expect([...url.searchParams.keys()]).toEqual(['key']);
    }
  });

  test('as the name of a tool is part of a message, and of no address', async () => {
    for (const name of [evilName, '../../../admin', '@169.254.169.254']) {
      const place = encodeURIComponent(name);
      const answers = [
        await target.ask(`/v2/connections/${connectionId}/tools/${place}/execute`, {
          body: { parameters: {} },
        }),
        await target.ask('/v2/batch', {
          body: { requests: [{ connectionId, toolName: name, parameters: {} }] },
        }),
        await target.ask('/api/tools/call', {
          body: { connection_id: connectionId, tool_name: name, arguments: {} },
        }),
      ];
      for (const { status, text } of answers) expect(status, text).toBeLessThan(500);
    }
    const called = service.seen.flatMap(({ message: { method, params } }) =>
      method === 'tools/call' ? [params?.['name']] : [],
    );
    expect(called).toContain(evilName);
    expectIntact();
  });
});

test('parameters that go as header fields are encoded, and names are as well', async () => {
  await using modern = await startPlainService({
    tools: [mirrored, { name: evilName, inputSchema: { type: 'object' } }],
    intercept({ response, message }) {
      const result =
        message.method === 'server/discover'
          ? {
              supportedVersions: ['2026-07-28'],
              capabilities: { tools: {} },
              _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'plain', version: '1' } },
              serverInfo: { name: 'plain', version: '1' },
              resultType: 'complete',
            }
          : undefined;
      if (result === undefined) return false;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
      return true;
    },
  });
  await using own = await openTarget({ services: { modern: modern.url } });
  const { id } = await own.connect('modern');
  const place = encodeURIComponent(evilName);
  await own.ask(`/v2/connections/${id}/tools/${place}/execute`, { body: { parameters: {} } });
  for (const region of breaks) {
    await own.ask(`/v2/connections/${id}/tools/mirror/execute`, {
      body: { parameters: { region } },
    });
  }
  const calls = modern.seen.filter(({ message }) => message.method === 'tools/call');
  expect(calls).toHaveLength(1 + breaks.length);
  for (const { rawHeaders, message } of calls) {
    const fields = new Map<string, string>();
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = (rawHeaders[index] ?? '').toLowerCase();
      expect(fields.has(name), name).toBe(false);
      fields.set(name, rawHeaders[index + 1] ?? '');
    }
    expect(fields.has('x-evil')).toBe(false);
    const decode = (field = ''): string => {
      const [, packed = ''] = /^=\?base64\?(.*)\?=$/.exec(field) ?? [];
      return packed === '' ? field : Buffer.from(packed, 'base64').toString();
    };
    expect(decode(fields.get('mcp-name'))).toBe(message.params?.['name']);
    const { region } = (message.params?.['arguments'] ?? {}) as { region?: string };
    if (region !== undefined) expect(decode(fields.get('mcp-param-region'))).toBe(region);
  }
});

test('what the caller itself carries is for the proxy alone', async () => {
  const secret = 'of-the-caller-alone';
  const before = service.seen.length;
  const headers = {
    authorization: `Bearer ${secret}`,
    cookie: `session=${secret}`,
    // Who comes through another proxy is not the local user: a client with a token, then.
    'x-nanda-client': `nc_${secret.padEnd(43, 'a')}`,
    'x-forwarded-for': secret,
    forwarded: `for=${secret}`,
    'proxy-authorization': secret,
    'x-api-key': secret,
    'x-real-ip': secret,
    'x-anything': secret,
    'user-agent': secret,
    referer: `https://${secret}/`,
    'mcp-param-region': secret,
    traceparent: secret,
  };
  const made = await target.connect('plain', { headers });
  const place = { connectionId: made.id, toolName: 'take', parameters: {} };
  const path = `/v2/connections/${made.id}/tools/take`;
  for (const [at, body] of [
    [`${path}/execute`, { parameters: {} }],
    [`${path}/stream`, { parameters: {} }],
    ['/v2/batch', { requests: [place] }],
    ['/api/tools/call', { connection_id: made.id, tool_name: 'take', arguments: {} }],
  ] as const) {
    const told = await target.ask(at, { headers, body });
    expect(told.status, told.text).toBe(200);
  }
  const sent = service.seen.slice(before);
  expect(sent.filter(({ message }) => message.method === 'tools/call')).toHaveLength(4);
  expect(JSON.stringify(sent)).not.toContain(secret);
});
