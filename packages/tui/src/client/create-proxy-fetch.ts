import { headers as names } from '@nanda/protocol/facts';
import type { ProxyLink } from './create-proxy-link.js';
import type { LiveProxy } from './live-proxy.js';

/** Milliseconds after which a proxy that has not begun to answer is asked whether it is still there. */
const suspiciousSilence = 5000;

/**
 * A `fetch` for an SDK client that outlives its proxy: each request goes to where the proxy is by then, with the token
 * that it wants there, and waits while there is none.
 *
 * @param options `baseURL`: what the client believes in
 */
export function createProxyFetch(
  link: ProxyLink,
  { baseURL }: { baseURL: string },
): (request: Request) => Promise<Response> {
  // Node forgets a request that was sent, and with it the way on which its abortion would come: as long as its answer is
  // read, somebody has to hold it.
  const held = new WeakMap<ReadableStream, unknown>();

  return async (request) => {
    const body = request.body === null ? null : await request.text();

    async function send(proxy: LiveProxy): Promise<Response> {
      const { accessToken, clientToken, gone, fetch = globalThis.fetch } = proxy;
      const headers = new Headers(request.headers);
      if (accessToken !== undefined) headers.set('authorization', `Bearer ${accessToken}`);
      // The client knows best where it has one: a connection may belong to another anonymous client.
      if (clientToken !== undefined && !headers.has(names.client)) {
        headers.set(names.client, clientToken);
      }
      const url = `${proxy.baseURL}${request.url.slice(baseURL.length)}`;
      const { method, redirect } = request;
      const signal = AbortSignal.any([request.signal, gone]);
      const made = new Request(url, { method, headers, body, redirect, signal });
      const timer = setTimeout(() => link.suspect(proxy), suspiciousSilence);
      try {
        const response = await fetch(made);
        if (response.body !== null) held.set(response.body, [request, made, signal]);
        return response;
      } catch (error) {
        if (!request.signal.aborted) link.suspect(proxy);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    }

    const proxy = await link.whenUp({ signal: request.signal });
    const response = await send(proxy);
    keepToken(response, proxy);
    if (response.status !== 401 || proxy.accessToken === undefined) return response;
    const renewed = await link.renew(proxy);
    if (renewed === undefined) return response;
    await response.body?.cancel();
    return send(renewed);
  };
}

function keepToken(response: Response, proxy: LiveProxy): void {
  const given = response.headers.get(names.client);
  if (given === null || proxy.clientToken !== undefined) return;
  // Of two first answers at once, all that follows belongs to the first.
  proxy.clientToken = given;
  proxy.onClientToken?.(given);
}
