import { afterEach, describe, expect, test } from 'vitest';
import { openMcp, type OpenMcp, type OpenMcpOptions } from './open-mcp.fixture.js';

let mcp: OpenMcp;

function open(options?: OpenMcpOptions): void {
  mcp = openMcp(options);
}

afterEach(() => mcp.close());

async function errorOf(answer: Response): Promise<unknown[]> {
  const { error, id } = (await answer.json()) as { error: { code: number }; id: unknown };
  return [answer.status, error.code, id];
}

describe('endpoints', () => {
  test('are what their URLs say', async () => {
    open({ defaultView: { deny: ['a'] } });
    for (const path of ['/mcp', '/mcp?tools=search', '/mcp/conn_1', '/mcp/service/io.x%2Fy/']) {
      await mcp.initialize({ path });
    }
    const view = { tools: 'all', names: 'prefixed', allow: [], deny: ['a'] };
    expect(mcp.places).toEqual([
      { kind: 'aggregate', view },
      { kind: 'aggregate', view: { ...view, tools: 'search' } },
      { kind: 'connection', connectionId: 'conn_1' },
      { kind: 'service', serviceId: 'io.x/y' },
    ]);
  });

  test('what is none says what there is; a view that is none says why', async () => {
    open();
    const nothing = await mcp.send({ path: '/mcp/weather', body: {} });
    expect(nothing.status).toBe(404);
    expect(await nothing.text()).toContain('/mcp/service/{serviceId}');
    const invalid = await mcp.send({ path: '/mcp?tools=none', body: {} });
    expect(invalid.status).toBe(400);
    expect(await invalid.text()).toContain('all or search');
  });

  test('what is under /mcp/v1 belongs to another surface', async () => {
    open();
    const answer = await mcp.send({ path: '/mcp/v1/tools/list', body: {} });
    expect(await answer.json()).toEqual({ plain: true });
  });

  test.each(['PUT', 'PATCH', 'HEAD'])('%s is not taken', async (method) => {
    open();
    const answer = await mcp.send({ method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, GET, DELETE']);
  });
});

describe('bodies', () => {
  test.each<[string, string, number, number]>([
    ['no JSON', '{"jsonrpc":', 400, -32_700],
    ['deeper than anybody reads', `${'['.repeat(100)}${']'.repeat(100)}`, 400, -32_700],
    ['nothing', '', 400, -32_600],
    ['no object', '1', 400, -32_600],
    ['another version', '{"jsonrpc":"1.0","id":1,"method":"ping"}', 400, -32_600],
    ['no method', '{"jsonrpc":"2.0","id":1}', 400, -32_600],
    ['no id', '{"jsonrpc":"2.0","id":null,"method":"ping"}', 400, -32_600],
    ['an endless id', '{"jsonrpc":"2.0","id":1e999,"method":"ping"}', 400, -32_600],
    ['no parameters', '{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}', 400, -32_600],
    ['no result', '{"jsonrpc":"2.0","id":1,"result":1}', 400, -32_600],
    ['an empty list', '[]', 400, -32_600],
    ['a list of anything', '[{"jsonrpc":"2.0","id":1,"method":"ping"},1]', 400, -32_600],
    [
      'a list that is too long',
      `[${Array.from({ length: 101 }, () => '{"jsonrpc":"2.0","method":"x"}').join()}]`,
      400,
      -32_600,
    ],
  ])('%s', async (_, body, status, code) => {
    open();
    const answer = await mcp.send({ body });
    expect((await errorOf(answer)).slice(0, 2)).toEqual([status, code]);
  });

  test('the id of what is refused is in the answer where it can be told', async () => {
    open();
    const body = { jsonrpc: '1.0', id: 'x', method: 'ping' };
    expect(await errorOf(await mcp.send({ body }))).toEqual([400, -32_600, 'x']);
    expect(await (await mcp.send({ body: '{' })).json()).not.toHaveProperty('id');
  });

  test('that are too large', async () => {
    open({ limits: { maxBody: 100 } });
    const params = { text: 'x'.repeat(200) };
    const body = { jsonrpc: '2.0', id: 1, method: 'ping', params };
    expect((await errorOf(await mcp.send({ body })))[0]).toBe(413);
  });

  test('of another type, or for a client that takes neither form', async () => {
    open();
    const body = { jsonrpc: '2.0', id: 1, method: 'ping' };
    const plain = await mcp.send({ body, headers: { 'content-type': 'text/plain' } });
    expect((await errorOf(plain))[0]).toBe(415);
    const html = await mcp.send({ body, headers: { accept: 'text/html' } });
    expect((await errorOf(html))[0]).toBe(406);
  });
});

describe('pages', () => {
  const page = 'https://page.example';

  test('of foreign origins do not get in', async () => {
    open();
    const body = { jsonrpc: '2.0', id: 1, method: 'ping' };
    expect((await mcp.send({ body, headers: { origin: page } })).status).toBe(403);
    expect((await mcp.send({ body, headers: { host: 'evil.example' } })).status).toBe(403);
  });

  test('that may call learn which fields they may send and read', async () => {
    open({ allowedOrigins: [page] });
    const asked = 'content-type, Mcp-Param-Region, mcp-param-, mcp-paramx, mcp-param-a b';
    const headers = { origin: page, 'access-control-request-headers': asked };
    const preflight = await mcp.send({ method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('DELETE');
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining([
        'last-event-id',
        'mcp-session-id',
        'mcp-protocol-version',
        'mcp-method',
        'mcp-name',
        'mcp-param-region',
      ]),
    );
    expect(allowed?.filter((name) => name.startsWith('mcp-param'))).toEqual(['mcp-param-region']);
    const answer = await mcp.send({ headers: { origin: page }, body: {} });
    const exposed = answer.headers.get('access-control-expose-headers')?.split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['mcp-session-id', 'mcp-protocol-version']));
  });
});
