import { createServer, request as sendRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';

import { addPrefix, takePrefix } from './rename-messages.js';

/** A server that listens. */
export type PrefixShim = AsyncDisposable & { readonly url: string };

/**
 * Stands before an endpoint that prefixes names, and hides that: what comes through is what a client would see that
 * knows the names of the service alone.
 */
export async function startPrefixShim({
  target,
  prefix,
}: {
  target: string;
  prefix: string;
}): Promise<PrefixShim> {
  const rename = (text: string, renameMessage: typeof addPrefix): string => {
    try {
      return JSON.stringify(renameMessage(JSON.parse(text), prefix));
    } catch {
      return text;
    }
  };

  const relay = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = rename((await buffer(request)).toString(), addPrefix);
    const headers = { ...request.headers };
    delete headers['content-length'];
    const { 'mcp-method': method, 'mcp-name': name } = headers;
    if ((method === 'tools/call' || method === 'prompts/get') && typeof name === 'string') {
      headers['mcp-name'] = prefix + name;
    }
    const onward = sendRequest(target, { method: request.method, headers });
    // A client that hangs up cancels its request.
    response.once('close', () => onward.destroy());
    onward.once('error', () => response.destroy());
    onward.once('response', (answer) => {
      hand(answer, response).catch(() => response.destroy());
    });
    onward.end(body === '' ? undefined : body);
  };

  const hand = async (answer: IncomingMessage, response: ServerResponse): Promise<void> => {
    const headers = { ...answer.headers };
    delete headers['content-length'];
    response.writeHead(answer.statusCode ?? 500, headers);
    if (!String(headers['content-type']).includes('text/event-stream')) {
      response.end(rename((await buffer(answer)).toString(), takePrefix));
      return;
    }
    response.flushHeaders();
    answer.once('error', () => response.destroy());
    for await (const line of createInterface({ input: answer })) {
      const data = /^data: ?(.*)$/.exec(line)?.[1];
      response.write(data === undefined ? `${line}\n` : `data: ${rename(data, takePrefix)}\n`);
    }
    response.end();
  };

  const server = createServer((request, response) => {
    relay(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
