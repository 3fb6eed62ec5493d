import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMcpServer, startFakeMcpRegistry, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTarget, type Target } from './open-target.js';
import { startPlainService, type PlainService } from './start-plain-service.js';
import { startTrap, type Trap } from './start-trap.js';

describe('nothing that comes over a port starts a command', () => {
  let stack: AsyncDisposableStack;
  let target: Target;
  let mark: string;
  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    const registry = stack.use(
      await startFakeMcpRegistry({
        servers: [
          makeMcpServer({
            name: 'io.example/packaged',
            remotes: [],
            packages: [
              {
                registryType: 'npm',
                identifier: 'x; touch /tmp/x',
                version: '1.0.0',
                runtimeHint: 'touch',
                runtimeArguments: [{ type: 'positional', value: '/tmp/x' }],
                transport: { type: 'stdio' },
              },
            ],
          }),
        ],
      }),
    );
    const local = {
      command: 'touch',
      args: ['/tmp/x'],
      transport: 'stdio',
      transports: ['stdio'],
      packages: [{ registryType: 'npm', identifier: 'x', transport: { type: 'stdio' } }],
    };
    target = stack.use(
      await openTarget({
        services: { local, shell: { endpoint: 'file:///bin/sh', transport: 'stdio' } },
        more: [{ type: 'mcp-registry', url: registry.url }],
      }),
    );
    mark = join(target.path, 'was-run');
    await waitFor(async () => (await target.ask('/v2/services')).text.includes('packaged'), {
      description: 'the registry to be read',
      timeout: 20_000,
    });
  }, 60_000);
  afterAll(() => stack.disposeAsync());

  const ids = [
    'local',
    'shell',
    'io.example%2Fpackaged',
    'touch%20x',
    '%2Fbin%2Fsh',
    '$(touch%20x)',
  ];
  const command = (): object => ({ command: 'touch', args: [mark], env: { A: 'b' }, cwd: '/' });

  test('not by connecting, whatever is asked for besides', async () => {
    for (const id of ids) {
      for (const body of [
        { transport: 'stdio' },
        { transport: 'stdio', ...command() },
        { auth: { type: 'custom', variables: { command: `touch ${mark}` } } },
        { auth: { type: 'custom', headers: { command: `touch ${mark}` } } },
        command(),
      ]) {
        const told = await target.ask(`/v2/services/${id}/connect`, { body });
        expect([400, 404, 502], `${id} ${told.text}`).toContain(told.status);
      }
      const other = { server_id: decodeURIComponent(id), ...command() };
      expect((await target.ask('/api/connections/create', { body: other })).status).not.toBe(200);
      const tools = { requests: [{ connectionId: id, toolName: 'x', ...command() }] };
      expect((await target.ask('/v2/batch', { body: tools })).text).not.toContain('"success"}');
    }
    await expect(access(mark)).rejects.toThrow('ENOENT');
  });

  test('not by registering a service', async () => {
    for (const body of [
      { name: 'Mine', url: `stdio:touch ${mark}` },
      { name: 'Mine', url: 'file:///bin/sh' },
      { name: 'Mine', url: 'https://a.example/mcp', transport: 'stdio' },
      { name: 'Mine', url: 'https://a.example/mcp', ...command() },
      { name: 'Mine', ...command() },
      { name: 'Mine', url: ['https://a.example'], command: 'touch' },
      { name: 'Mine', url: `https://a.example/$(touch ${mark})`, transport: 'stdio' },
    ]) {
      const told = await target.ask('/v2/services/register', { body });
      expect(told, JSON.stringify(body)).toMatchObject({ status: 400 });
    }
    await expect(access(mark)).rejects.toThrow('ENOENT');
  });

  test('not by credentials that are imported', async () => {
    const content = { services: [{ serviceId: 'local', ...command() }] };
    const told = await target.ask('/v2/credentials/import', {
      body: {
        ...content,
        passphrase: 'a passphrase of some length',
        content: JSON.stringify(content),
      },
    });
    expect(told.status).toBe(400);
    await expect(access(mark)).rejects.toThrow('ENOENT');
  });

  test('a registry and a caller cannot have a secret of this machine looked up', async () => {
    process.env['NANDA_ATTACK_SECRET'] = 'a-secret-of-this-machine';
    await using own = new AsyncDisposableStack();
    own.defer(() => void delete process.env['NANDA_ATTACK_SECRET']);
    const service = own.use(await startPlainService());
    const asked: string[] = [];
    const references = {
      'X-Env': '${env:NANDA_ATTACK_SECRET}',
      'X-Whole': 'env:NANDA_ATTACK_SECRET',
      'X-File': '${file:/etc/passwd}',
      'X-Secret': 'secret:anything',
    };
    const row = { endpoint: service.url, headers: references, env: references };
    const url = `${service.url}?a=\${env:NANDA_ATTACK_SECRET}`;
    const open = own.use(
      await openTarget({
        services: { row, address: url },
        resolveSecret: async (reference) => {
          asked.push(reference);
          return 'a-secret-of-this-machine';
        },
      }),
    );
    for (const id of ['row', 'address']) {
      await open.connect(id, { body: { auth: { type: 'custom', headers: references } } });
    }
    await open.connect('row', {
      body: { auth: { type: 'bearer', token: 'env:NANDA_ATTACK_SECRET' } },
    });
    expect(service.seen.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    expect(JSON.stringify([service.seen, service.visits])).not.toMatch(/a-secret-of|root:/);
  });
});

describe('an address that a service has people go to', () => {
  let stack: AsyncDisposableStack;
  let server: Trap;
  let service: PlainService;
  let target: Target;
  let page: string;
  beforeAll(async () => {
    stack = new AsyncDisposableStack();
    server = stack.use(
      await startTrap(({ url = '' }, response) => {
        const { url: issuer } = server;
        const metadata = {
          issuer,
          authorization_endpoint: page,
          token_endpoint: `${issuer}/token`,
          registration_endpoint: `${issuer}/register`,
          response_types_supported: ['code'],
          code_challenge_methods_supported: ['S256'],
          authorization_response_iss_parameter_supported: true,
        };
        const isRegistration = url === '/register';
        response.writeHead(isRegistration ? 201 : 200, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify(
            isRegistration
              ? { client_id: 'c', redirect_uris: [`${target.url}/oauth/callback`] }
              : metadata,
          ),
        );
      }),
    );
    service = stack.use(
      await startPlainService({
        intercept({ request, response }) {
          if (request.url?.startsWith('/.well-known/') === true) {
            const { origin } = new URL(service.url);
            response
              .setHeader('content-type', 'application/json')
              .end(
                JSON.stringify({ resource: `${origin}/mcp`, authorization_servers: [server.url] }),
              );
            return true;
          }
          const { origin } = new URL(service.url);
          const where = `${origin}/.well-known/oauth-protected-resource/mcp`;
          response
            .writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${where}"` })
            .end();
          return true;
        },
      }),
    );
    target = stack.use(await openTarget({ services: { consenting: service.url } }));
  });
  afterAll(() => stack.disposeAsync());

  test.each([
    'file:///bin/sh',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vscode://x/y',
    'ms-calculator:',
    'calc',
    '$(touch x)',
    '\\\\evil.example\\share',
    'https://user:password@evil.example/',
    'http://evil.example/',
    'ftp://evil.example/',
    '-a Calculator',
    'https://',
  ])('%s: is no page, and is handed to nobody', async (address) => {
    page = address;
    const told = await target.ask('/v2/services/consenting/authorize', { body: {} });
    expect(told.status, told.text).toBeGreaterThanOrEqual(400);
    expect(told.body.success).toBe(false);
    expect(told.text).not.toContain('"url"');
  });

  test('is one word as a URL writes it', async () => {
    page = 'https://evil.example/a"&calc.exe&"$(touch x)`touch x`|x;x\'\n--x <y>';
    const told = await target.ask('/v2/services/consenting/authorize', { body: {} });
    const { url = '' } = (told.body.data ?? {}) as { url?: string };
    if (told.status === 201) {
      // One word, without quotes and line breaks: it is given to programs as an argument of its own.
      expect(url).toMatch(/^https:\/\/evil\.example\/a%22/);
      expect(url).not.toMatch(/["`<>\s\\]/);
    } else expect(told.body.error?.code).toBe('UPSTREAM_PROTOCOL_ERROR');
  });
});
