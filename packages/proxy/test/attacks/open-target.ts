import { writeFile } from 'node:fs/promises';
import { request as startRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import type { Connection } from '@nanda/protocol';
import { createTemporaryDirectory } from '@nanda/testing';
import { createProxy, type Logger, type Proxy, type ProxyOptions } from '../../src/index.js';
import { untilListed } from '../until-listed.js';

/** What came back, as it came. */
export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of what is no JSON: nothing. */
  readonly body: {
    readonly success?: boolean;
    readonly data?: unknown;
    readonly error?: {
      readonly code: string;
      readonly message: string;
      readonly details?: Record<string, unknown>;
    };
  };
}

export interface Asked {
  /** @default GET, and POST with a body */
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string | string[]>> | undefined;
  /** A text goes as it is, all else as JSON. */
  readonly body?: unknown;
}

/** A real proxy on a port of its own, and ways to ill-treat it. */
export interface Target extends AsyncDisposable {
  readonly proxy: Proxy;
  readonly url: string;
  readonly port: number;
  /** The folder of its catalog; its data are in `data`. */
  readonly path: string;
  /** What it has written into its log, a line an entry. */
  readonly log: readonly string[];
  /** What it did not foresee. */
  readonly unforeseen: readonly string[];
  /** The path goes over the wire as it is: nothing puts it into order. */
  ask(path: string, asked?: Asked): Promise<Told>;
  /** Bytes on a socket of its own, and all that comes until the proxy hangs up. */
  say(bytes: string | Uint8Array): Promise<string>;
  /** Connects with a service of the catalog, and rejects where that fails. */
  connect(serviceId: string, asked?: Asked): Promise<Connection>;
}

export interface TargetOptions extends ProxyOptions {
  /** Rows of the catalog by their ids; a text is the address. */
  readonly services?: Readonly<Record<string, unknown>>;
  /** Registries beside it. */
  readonly more?: ProxyOptions['registries'];
}

/** Milliseconds in which an answer has to be there; nothing is expected to take as long. */
const patience = 20_000;

export async function openTarget({
  services = {},
  more = [],
  ...options
}: TargetOptions = {}): Promise<Target> {
  const directory = await createTemporaryDirectory();
  const { path } = directory;
  const rows = Object.entries(services).map(([id, row]) => ({
    id,
    name: id,
    ...(typeof row === 'string' ? { endpoint: row } : (row as object)),
  }));
  const catalog = join(path, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));
  const log: string[] = [];
  const unforeseen: string[] = [];
  const write = (message: string, fields?: object): void =>
    void log.push(JSON.stringify({ message, ...fields }));
  const logger: Logger = {
    debug: write,
    info: write,
    warn: write,
    error(message, fields) {
      write(message, fields);
      unforeseen.push(log.at(-1) ?? '');
    },
  };
  const proxy = createProxy({
    dataDir: join(path, 'data'),
    registries: [{ type: 'file', path: catalog }, ...more],
    healthInterval: 0,
    logger,
    ...options,
  });
  const { url, port } = await proxy.listen({ port: 0 });
  const isOpen = options.auth === undefined && options.token === undefined;
  if (rows.length > 0 && isOpen) await untilListed(proxy, 1);

  function ask(place: string, { method, headers = {}, body }: Asked = {}): Promise<Told> {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = startRequest(
        {
          host: '127.0.0.1',
          port,
          path: place,
          method: method ?? (body === undefined ? 'GET' : 'POST'),
          agent: false,
          signal: AbortSignal.timeout(patience),
          headers: {
            ...(body !== undefined && {
              'content-type': 'application/json',
              accept: 'application/json, text/event-stream',
              'content-length': String(Buffer.byteLength(content)),
            }),
            ...headers,
          },
        },
        (response) => {
          let text = '';
          const type = response.headers['content-type'] ?? '';
          response.setEncoding('utf8').on('data', (piece: string) => {
            text += piece;
            // It would go on; that it is one is all that is asked here.
            if (type.startsWith('text/event-stream') && request.method === 'GET') {
              response.destroy();
            }
          });
          response.on('error', () => undefined);
          response.on('close', () => {
            const { statusCode: status = 0, headers: fields } = response;
            const isJson = type.includes('json') && text !== '';
            resolve({
              status,
              headers: fields,
              text,
              body: (isJson ? JSON.parse(text) : {}) as Told['body'],
            });
          });
        },
      );
      request.on('error', reject);
      request.end(content);
    });
  }

  async function say(bytes: string | Uint8Array): Promise<string> {
    const socket = connectSocket(port, '127.0.0.1');
    const signal = AbortSignal.timeout(patience);
    const hangUp = (): void => void socket.destroy(new Error('The proxy did not hang up.'));
    signal.addEventListener('abort', hangUp, { once: true });
    let text = '';
    socket.setEncoding('latin1').on('data', (piece: string) => (text += piece));
    socket.write(bytes);
    try {
      return await new Promise((resolve, reject) => {
        socket.on('close', () => resolve(text));
        socket.on('error', (error: NodeJS.ErrnoException) => {
          // Hung up on in mid-word: what it said before that counts.
          if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
        });
      });
    } finally {
      signal.removeEventListener('abort', hangUp);
      socket.destroy();
    }
  }

  return {
    proxy,
    url,
    port,
    path,
    log,
    unforeseen,
    ask,
    say,
    async connect(serviceId, asked = {}) {
      const place = `/v2/services/${serviceId}/connect`;
      const made = await ask(place, { body: {}, ...asked, method: 'POST' });
      if (made.status !== 201) throw new Error(`${made.status} ${made.text}`);
      return made.body.data as Connection;
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}
