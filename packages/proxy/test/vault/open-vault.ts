import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type {
  Connection,
  Service,
  ServiceChallenge,
  StoredCredential,
  ToolExecutionResponse,
} from '@nanda/protocol';
import { createTemporaryDirectory, createWeatherServer, startHttpService } from '@nanda/testing';
import { createProxy, type Proxy, type ProxyOptions } from '../../src/index.js';
import { untilListed } from '../until-listed.js';
import { vaultSecrets as secrets } from './vault-secrets.js';

const basic = Buffer.from(`ann:${secrets.password}`).toString('base64');

/** What a request came to. */
interface Answer<Data> {
  readonly status: number;
  readonly text: string;
  readonly data: Data;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly details: { readonly challenge: ServiceChallenge };
  };
}

interface Started {
  readonly proxy: Proxy;
  send<Data>(method: string, path: string, body?: unknown, client?: string): Promise<Answer<Data>>;
  connect(id: string, body?: object, client?: string): Promise<Answer<Connection>>;
  call(id: string): Promise<Answer<ToolExecutionResponse>>;
  kept(client?: string): Promise<StoredCredential[]>;
}

/** Services that want credentials of every kind, and proxies that know them: owned by `stack`. */
export async function openVault(
  stack: AsyncDisposableStack,
  {
    dataDir: given,
    eras,
  }: { readonly dataDir?: string; readonly eras?: readonly ('modern' | 'legacy')[] } = {},
) {
  const directory = stack.use(await createTemporaryDirectory());
  const dataDir = given ?? join(directory.path, 'data');
  /** What each path wants: the field and its value. */
  const accepted = new Map<string, readonly [name: string, value: string]>([
    ['/key', ['x-service-key', secrets.key]],
    ['/bearer', ['authorization', `Bearer ${secrets.token}`]],
    ['/basic', ['authorization', `Basic ${basic}`]],
    ['/custom', ['x-own', secrets.header]],
    ['/template', ['x-templated', `Key ${secrets.variable}`]],
  ]);
  const seen: { readonly url: string; readonly headers: Record<string, unknown> }[] = [];
  const service = stack.use(
    await startHttpService({
      createServer: () => createWeatherServer(),
      ...(eras && { eras }),
      interceptHead({ request, response }) {
        const { pathname } = new URL(request.url ?? '/', 'http://service.invalid');
        seen.push({ url: request.url ?? '', headers: { ...request.headers } });
        const wanted = accepted.get(pathname.replace(/\/mcp.*$/, ''));
        if (wanted !== undefined && request.headers[wanted[0]] !== wanted[1]) {
          const scheme = pathname.startsWith('/basic') ? 'Basic' : 'Bearer';
          // A careless service repeats what it was sent.
          const sent = String(request.headers[wanted[0]] ?? '').replaceAll('"', '');
          response
            .writeHead(401, { 'www-authenticate': `${scheme} realm="you sent ${sent}"` })
            .end(JSON.stringify(request.headers));
          return true;
        }
        request.url = '/mcp';
        return false;
      },
    }),
  );
  const base = new URL(service.url).origin;
  const remote = (path: string, more: object = {}) => ({
    type: 'streamable-http',
    url: `${base}${path}`,
    ...more,
  });
  const template = {
    name: 'X-Templated',
    value: 'Key {api_key}',
    isRequired: true,
    isSecret: true,
    variables: { api_key: { description: 'From your settings', isRequired: true } },
  };
  const rows = [
    {
      id: 'key',
      name: 'Key',
      homepage: 'https://keys.example/get',
      auth: { type: 'api_key', header: 'X-Service-Key' },
      endpoints: [{ url: `${base}/key/mcp`, transport: 'http' }],
    },
    { id: 'bearer', name: 'Bearer', endpoints: [{ url: `${base}/bearer/mcp`, transport: 'http' }] },
    { id: 'basic', name: 'Basic', endpoints: [{ url: `${base}/basic/mcp`, transport: 'http' }] },
    {
      name: 'io.example/custom',
      description: 'x',
      version: '1.0.0',
      remotes: [remote('/custom/mcp', { headers: [{ name: 'X-Own', isRequired: true }] })],
    },
    {
      name: 'io.example/template',
      description: 'x',
      version: '1.0.0',
      remotes: [
        remote('/template/mcp/{tenant}', {
          headers: [template],
          variables: { tenant: { isRequired: true } },
        }),
      ],
    },
  ];
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));

  const logged: unknown[] = [];
  const told: string[] = [];
  const log = (...words: readonly unknown[]) => void logged.push(words);
  const open = (more: ProxyOptions = {}): Started => {
    const proxy = createProxy({
      dataDir,
      registries: [{ type: 'file', path: catalog }],
      logger: { debug: log, info: log, warn: log, error: log },
      ...more,
    });
    stack.defer(() => proxy.close());
    let listed: Promise<void> | undefined;
    const send = async <Data>(
      method: string,
      path: string,
      body?: unknown,
      client?: string,
    ): Promise<Answer<Data>> => {
      await (listed ??= untilListed(proxy, more.registries === undefined ? rows.length : 1));
      const request = new Request(`http://127.0.0.1${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(client !== undefined && { 'x-nanda-client': client }),
        },
      });
      const answer = await proxy.fetch(
        request,
        client === undefined ? { remoteAddress: '127.0.0.1' } : {},
      );
      const text = await answer.text();
      told.push(text, inspect([...answer.headers]));
      const content = JSON.parse(text) as Omit<Answer<Data>, 'text' | 'status'>;
      return { ...content, status: answer.status, text };
    };
    return {
      proxy,
      send,
      connect: (id, body = {}, client) =>
        send<Connection>('POST', `/v2/services/${encodeURIComponent(id)}/connect`, body, client),
      call: (id) =>
        send<ToolExecutionResponse>('POST', `/v2/connections/${id}/tools/getForecast/execute`, {
          parameters: { location: 'Oslo' },
        }),
      kept: async (client) =>
        (await send<StoredCredential[]>('GET', '/v2/credentials', undefined, client)).data,
    };
  };
  const idOf = async ({ send }: Started, name: string): Promise<string> => {
    const { data } = await send<Service[]>('GET', `/v2/services/search?q=${name}`);
    return data.find((one) => one.name === name)?.id ?? '';
  };
  return { open, accepted, seen, logged, told, dataDir, catalog, rows, idOf, base };
}
