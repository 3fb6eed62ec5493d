import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createCoffeeServer,
  createInteractiveServer,
  createWeatherServer,
  makeMcpServer,
  startAuthorizationServer,
  startConformanceService,
  startFakeMcpRegistry,
  startHttpService,
  startOAuthService,
} from '@nanda/testing';

/** What stands behind a proxy, and beside it. */
export interface Services extends AsyncDisposable {
  /** Rows of a `file` registry. */
  readonly rows: readonly object[];
  readonly registry: { readonly url: string };
  /** A place of this machine that nobody has any business with, but who looks after the proxy. */
  readonly own: { readonly port: number };
  /** One that nobody has any business with at all. */
  readonly canary: { readonly port: number; readonly visits: string[] };
}

export interface ServicesOptions {
  /** Opens the service that wants a key. */
  readonly keys: readonly string[];
  readonly registryKey: string;
}

/** Real services, an authorization server and a registry, each on a port of its own. */
export async function startServices({ keys, registryKey }: ServicesOptions): Promise<Services> {
  const stack = new AsyncDisposableStack();
  try {
    const coffee = stack.use(await startHttpService({ createServer: createCoffeeServer }));
    const asking = stack.use(await startHttpService({ createServer: createInteractiveServer }));
    const conformance = stack.use(await startConformanceService());
    const locked = stack.use(
      await startHttpService({
        createServer: () => createWeatherServer(),
        interceptHead({ request, response }) {
          if (keys.includes(String(request.headers['x-service-key']))) return false;
          // A careless service repeats what it was sent.
          response.writeHead(401, { 'www-authenticate': 'Bearer realm="locked"' });
          response.end(JSON.stringify(request.headers));
          return true;
        },
      }),
    );
    const authorizationServer = stack.use(await startAuthorizationServer());
    const consented = stack.use(await startOAuthService({ authorizationServer }));
    const registry = stack.use(
      await startFakeMcpRegistry({
        servers: [makeMcpServer()],
        requireHeaders: { 'x-registry-key': registryKey },
      }),
    );
    const own = stack.use(await startCanary());
    const canary = stack.use(await startCanary());
    const row = (id: string, url: string, more: object = {}): object => ({
      id,
      name: id,
      description: `The service ${id}`,
      endpoints: [{ url, transport: 'http' }],
      ...more,
    });
    return {
      rows: [
        row('coffee', coffee.url, { tags: ['coffee', 'shop'], category: 'business' }),
        row('asking', asking.url),
        row('conformance', conformance.url),
        row('locked', locked.url, { auth: { type: 'api_key', header: 'X-Service-Key' } }),
        row('consented', consented.url),
        row('nowhere', 'https://mcp.nowhere.invalid/mcp'),
      ],
      registry,
      own,
      canary,
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function startCanary(): Promise<Services['canary'] & AsyncDisposable> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('clientError', (_, socket) => {
    visits.push('no HTTP');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    visits,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
