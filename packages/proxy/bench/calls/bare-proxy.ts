// The least that a proxy in Node can do: hands each POST on over a pooled socket. Prints its port.
import { Agent, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

const target = new URL(process.argv[2] ?? '');
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => void chunks.push(chunk));
  incoming.on('end', () => {
    const body = Buffer.concat(chunks);
    const { method, id } = JSON.parse(body.toString('utf8')) as { method?: string; id?: unknown };
    if (method !== 'tools/call' || id === undefined) {
      outgoing.writeHead(400).end();
      return;
    }
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const options = { agent, method: 'POST', headers, host: target.hostname, port: target.port };
    const forwarded = send({ ...options, path: target.pathname }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.writeHead(502).end());
    forwarded.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
