import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What stands before a proxy: it lets requests through, and does to sockets what a test wants. */
export interface Front extends AsyncDisposable {
  readonly url: string;
  /** What has been asked for, as method and path, and `UPGRADE` and path. */
  readonly asked: readonly string[];
  /** The header fields of each upgrade, and of each opening of an event stream. */
  readonly fields: readonly Readonly<Record<string, string | string[] | undefined>>[];
  /** Sockets that are through. */
  readonly sockets: number;
  /** How an upgrade is answered; undefined lets it through. */
  upgrade: 'hang' | number | undefined;
  /** Whether event streams never get an answer. */
  isStreamKept: boolean;
  /** What upgrades wait for. */
  gate: Promise<void> | undefined;
  /** Changes what a client says; undefined swallows it. */
  onUp: (text: string) => string | undefined;
  /** Changes what the proxy says; undefined swallows it. */
  onDown: (text: string) => string | undefined;
  /** Says something in the proxy's place, to all sockets. */
  say(data: string | Uint8Array): void;
  /** Breaks off everything that is open, or the sockets alone. */
  cut(which?: 'all' | 'sockets'): void;
  /** Where it leads from now on; null for nowhere. */
  target: string | null;
}

/** Starts a {@link Front} of the proxy at a URL. */
export async function startFront(proxyURL: string): Promise<Front> {
  const connections = new Set<Socket>();
  const upgraded = new Set<Socket>();
  const downs = new Set<WebSocket>();
  const asked: string[] = [];
  const fields: Front['fields'][number][] = [];
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('nanda.v2') ? 'nanda.v2' : false),
  });

  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.headers.accept === 'text/event-stream') {
      fields.push(request.headers);
      if (front.isStreamKept) return;
    }
    if (front.target === null) return void request.socket.destroy();
    const { hostname, port } = new URL(front.target);
    const { host: _, ...headers } = request.headers;
    const onward = sendRequest(
      { hostname, port, path: request.url, method: request.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => connections.delete(socket));
  });
  server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    asked.push(`UPGRADE ${request.url}`);
    fields.push(request.headers);
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    if (front.upgrade === 'hang') return;
    if (front.target === null) return void socket.destroy();
    if (front.upgrade !== undefined) {
      socket.end(`HTTP/1.1 ${front.upgrade} No\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const protocols = request.headers['sec-websocket-protocol']?.split(/, */) ?? [];
    const up = new WebSocket(front.target.replace('http', 'ws') + request.url, protocols);
    up.on('error', () => socket.destroy());
    up.once('open', async () => {
      await front.gate;
      sockets.handleUpgrade(request, socket, head, (down) => {
        downs.add(down);
        down.on('error', () => undefined);
        down.on('message', (data: Buffer) => {
          const text = front.onUp(data.toString());
          if (text !== undefined && up.readyState === up.OPEN) up.send(text);
        });
        down.on('close', () => {
          downs.delete(down);
          up.terminate();
        });
        up.on('close', (code) => (code === 1006 ? down.terminate() : down.close(code)));
        const pass = (data: Buffer): void => {
          const text = front.onDown(data.toString());
          if (text !== undefined) down.send(text);
        };
        for (const data of early.splice(0)) pass(data);
        up.off('message', keep);
        up.on('message', pass);
      });
    });
    const early: Buffer[] = [];
    const keep = (data: Buffer): void => void early.push(data);
    up.on('message', keep);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fields,
    get sockets() {
      return downs.size;
    },
    upgrade: undefined,
    isStreamKept: false,
    gate: undefined,
    onUp: (text) => text,
    onDown: (text) => text,
    say(data) {
      for (const down of downs) down.send(data);
    },
    cut(which = 'all') {
      for (const socket of which === 'all' ? connections : upgraded) socket.destroy();
    },
    target: proxyURL,
    async [Symbol.asyncDispose]() {
      front.cut();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return front;
}
