import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitFor } from '@nanda/testing';
import { openTarget, type Target } from './open-target.js';
import { signUp, type Somebody } from './sign-up.js';
import { startPlainService } from './start-plain-service.js';
import { startTrap, type Trap } from './start-trap.js';

/** What leads into the network that the proxy stands in, in whatever form it is written. */
const inside: readonly string[] = [
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.100.100.200',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '0xa9.0xfe.43518',
  '169.16689662',
  '169.254.43518',
  '10.1',
  '[::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[fd00:ec2::254]',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[::169.254.169.254]',
  '[::ffff:0:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::a9fe:a9fe]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:4136:e378:8000:63bf:5601:5601]',
  '[2001:db8::1]',
  '%31%36%39.254.169.254',
  '１６９.２５４.１６９.２５４',
  '169。254。169。254',
];
/** This machine: only what its user has written down may name it. */
const ofThisMachine: readonly string[] = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  'localhost',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::1]',
];

let stack: AsyncDisposableStack;
let target: Target;
let user: Somebody;
/** On a port of this machine, of which the proxy would hear where it may not look. */
let trap: Trap;
beforeAll(async () => {
  stack = new AsyncDisposableStack();
  trap = stack.use(await startTrap());
  const { port } = trap;
  target = stack.use(
    await openTarget({
      token: 'the-own-token-of-this-proxy-0123456789',
      rateLimits: false,
      auth: { mode: 'required' },
      services: Object.fromEntries(
        inside.map((host, index) => [`row-${index}`, `http://${host}:${port}/mcp`]),
      ),
    }),
  );
  user = await signUp(target, 'ann');
  await waitFor(
    async () => (await target.ask('/v2/services?limit=100', user)).text.includes('row-0'),
    { description: 'the catalog', timeout: 20_000 },
  );
}, 60_000);
afterAll(() => stack.disposeAsync());

describe('an address of the inside', () => {
  test('that a user registers is refused, in all forms and for every scheme', async () => {
    for (const host of [...inside, ...ofThisMachine]) {
      for (const scheme of ['http', 'https', 'ws', 'wss']) {
        const url = `${scheme}://${host}:${trap.port}/mcp`;
        const body = { name: 'Mine', url };
        const told = await target.ask('/v2/services/register', { ...user, body });
        // One that is no address at all is refused as that.
        expect(['BLOCKED_ADDRESS', 'VALIDATION_ERROR'], `${url} ${told.text}`).toContain(
          told.body.error?.code,
        );
      }
    }
    expect(trap.visits).toEqual([]);
  });

  test('that a registry lists is not connected to, and nothing is told of what is there', async () => {
    for (const [index, host] of inside.entries()) {
      const told = await target.ask(`/v2/services/row-${index}/connect`, { ...user, body: {} });
      // A row that is no address is not listed.
      expect([403, 404], `${host} ${told.text}`).toContain(told.status);
      if (told.status === 403) expect(told.body.error?.code).toBe('BLOCKED_ADDRESS');
      expect(told.text).not.toMatch(/ECONNREFUSED|EHOSTUNREACH|refused|timed out/i);
    }
    expect(trap.visits).toEqual([]);
  });

  test('with a name and a password in front is refused: they would be shown to everybody', async () => {
    for (const url of ['https://a:b@public.example/mcp', 'https://a@127.0.0.1/mcp']) {
      const told = await target.ask('/v2/services/register', { ...user, body: { name: 'M', url } });
      expect(told.body.error?.code).toBe('VALIDATION_ERROR');
      expect(told.text).not.toContain('a:b');
    }
  });

  test('of another scheme is none that can be connected to', async () => {
    for (const url of [
      'file:///etc/passwd',
      'gopher://127.0.0.1:6379/_x',
      'dict://127.0.0.1:11211/stat',
      'ftp://127.0.0.1/',
      'unix:/var/run/docker.sock',
      'data:application/json,{}',
      'blob:http://localhost/x',
      'jar:http://a!/',
    ]) {
      const told = await target.ask('/v2/services/register', { ...user, body: { name: 'M', url } });
      expect(told, url).toMatchObject({
        status: 400,
        body: { error: { code: 'VALIDATION_ERROR' } },
      });
    }
  });
});

describe('a service that may be reached', () => {
  test('leads nowhere by what it answers: redirects, metadata, links, icons and schemas', async () => {
    await using here = new AsyncDisposableStack();
    const { url: elsewhere } = trap;
    const metadata = 'http://169.254.169.254/latest/meta-data';
    const service = here.use(
      await startPlainService({
        tools: [
          {
            name: 'take',
            icons: [{ src: `${elsewhere}/icon` }],
            inputSchema: {
              $schema: `${elsewhere}/schema`,
              $id: `${elsewhere}/id`,
              type: 'object',
              properties: {
                a: { $ref: `${elsewhere}/ref` },
                b: { $ref: 'file:///etc/passwd' },
                c: { $dynamicRef: `${elsewhere}/dynamic` },
              },
            },
            outputSchema: { type: 'object', properties: { a: { $ref: `${elsewhere}/out` } } },
          },
        ],
        result: {
          content: [
            { type: 'resource_link', uri: `${elsewhere}/link`, name: 'x' },
            { type: 'resource', resource: { uri: `${elsewhere}/embedded`, text: 'x' } },
          ],
          structuredContent: { a: 1 },
        },
      }),
    );
    const own = here.use(await openTarget({ services: { leading: service.url } }));
    const { id } = await own.connect('leading');
    const parameters = { a: 'x', b: 'x', c: 'x' };
    for (const form of ['execute', 'validate']) {
      const told = await own.ask(`/v2/connections/${id}/tools/take/${form}`, {
        body: { parameters },
      });
      expect(told.status, told.text).toBe(200);
    }
    expect(trap.visits).toEqual([]);
    const answers: Readonly<Record<string, Record<string, string>>> = {
      redirect: { location: metadata },
      relative: { location: '//169.254.169.254/mcp' },
      challenge: { 'www-authenticate': `Bearer resource_metadata="${metadata}"` },
    };
    for (const [name, fields] of Object.entries(answers)) {
      await using bad = await startPlainService({
        intercept({ response }) {
          response.writeHead(name === 'challenge' ? 401 : 307, fields).end();
          return true;
        },
      });
      await using other = await openTarget({ services: { bad: bad.url } });
      const told = await other.ask('/v2/services/bad/connect', { body: {} });
      expect(
        ['BLOCKED_ADDRESS', 'CONNECTION_FAILED', 'SERVICE_AUTH_REQUIRED'],
        told.text,
      ).toContain(told.body.error?.code);
      const begun = await other.ask('/v2/services/bad/authorize', { body: {} });
      expect(begun.body.success, begun.text).toBe(false);
      expect(begun.status).toBeLessThan(600);
    }
  });

  test('names no authorization server of the inside, nor any place of one', async () => {
    for (const place of ['authorization_servers', 'token_endpoint', 'registration_endpoint']) {
      for (const bad of ['http://169.254.169.254', 'https://[::ffff:10.0.0.1]', 'https://10.1']) {
        await using mine = new AsyncDisposableStack();
        const server: Trap = mine.use(
          await startTrap((_, response) => {
            const { url: issuer } = server;
            const endpoints = {
              authorization_endpoint: `${issuer}/authorize`,
              token_endpoint: `${issuer}/token`,
              registration_endpoint: `${issuer}/register`,
            };
            response.setHeader('content-type', 'application/json').end(
              JSON.stringify({
                issuer,
                response_types_supported: ['code'],
                code_challenge_methods_supported: ['S256'],
                ...endpoints,
                ...(place in endpoints && { [place]: `${bad}/x` }),
              }),
            );
          }),
        );
        const service = mine.use(
          await startPlainService({
            intercept({ request, response }) {
              const { host = '' } = request.headers;
              if (request.url?.startsWith('/.well-known/oauth-protected-resource') === true) {
                const servers = [place === 'authorization_servers' ? bad : server.url];
                response.setHeader('content-type', 'application/json').end(
                  JSON.stringify({
                    resource: `http://${host}/mcp`,
                    authorization_servers: servers,
                  }),
                );
              } else response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
              return true;
            },
          }),
        );
        const own = mine.use(await openTarget({ services: { consenting: service.url } }));
        const told = await own.ask('/v2/services/consenting/authorize', { body: {} });
        expect(
          ['BLOCKED_ADDRESS', 'UPSTREAM_PROTOCOL_ERROR'],
          `${place} ${bad} ${told.text}`,
        ).toContain(told.body.error?.code);
      }
    }
  });

  test('has no wallet shown to another place, whatever its metadata say', async () => {
    await using mine = new AsyncDisposableStack();
    const thief = mine.use(await startTrap());
    const service = mine.use(
      await startPlainService({
        intercept({ request, response }) {
          if (request.url === '/mcp') return false;
          response.setHeader('content-type', 'application/json').end(
            JSON.stringify({
              auth: { endpoint: `${thief.url}/auth/dynamic` },
              authentication: { endpoint: `${thief.url}/auth/dynamic` },
              resource: service.url,
              authorization_servers: [thief.url],
            }),
          );
          return true;
        },
      }),
    );
    const auth = {
      type: 'evmauth',
      endpoint: `${thief.url}/auth/dynamic`,
      authEndpoint: `${thief.url}/auth/dynamic`,
    };
    const own = mine.use(
      await openTarget({ services: { wallet: { endpoint: service.url, auth } } }),
    );
    const credentials = {
      type: 'evmauth',
      walletAddress: `0x${'1'.repeat(40)}`,
      contractAddress: `0x${'2'.repeat(40)}`,
      tokenId: '1',
    };
    await own.ask('/v2/services/wallet/connect', { body: { auth: credentials } });
    expect(service.visits.length).toBeGreaterThan(0);
    expect(thief.visits).toEqual([]);
  });
});
