import type { HttpService } from '../src/start-http-service.js';
import type { ProtocolEraName } from '../src/protocol-era-name.js';

export type RawRequest = {
  /** Default `faulty`. */
  tool?: string;
  arguments?: Record<string, unknown>;
  id?: string | number;
  progressToken?: string | number;
  signal?: AbortSignal;
};

/** A client that hides nothing: every answer is the `Response` of its own request. */
export type RawSession = {
  readonly headers: Record<string, string>;
  request(
    method: string,
    params?: Record<string, unknown>,
    options?: RawRequest,
  ): Promise<Response>;
  call(options?: RawRequest): Promise<Response>;
  notify(method: string, params: Record<string, unknown>): Promise<Response>;
  /** Opens the standing stream, or takes up another one after this event. */
  get(lastEventId?: string): Promise<Response>;
};

const base = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

/** Opens a session in the way of the era; in the newer one there is nothing to open. */
export async function openRawSession(
  { url }: Pick<HttpService, 'url'>,
  era: ProtocolEraName,
): Promise<RawSession> {
  const headers: Record<string, string> = { ...base };
  let count = 0;

  const post = (
    message: Record<string, unknown>,
    { fields = {}, signal }: { fields?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { ...headers, ...fields },
      body: JSON.stringify({ jsonrpc: '2.0', ...message }),
      redirect: 'manual',
      ...(signal && { signal }),
    });

  const session: RawSession = {
    headers,
    request(method, params = {}, { id, progressToken, signal } = {}) {
      count += 1;
      const meta = {
        ...(progressToken !== undefined && { progressToken }),
        ...(era === 'modern' && {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        }),
      };
      const fields: Record<string, string> =
        era === 'legacy'
          ? {}
          : {
              'mcp-protocol-version': '2026-07-28',
              'mcp-method': method,
              ...(typeof params['name'] === 'string' && { 'mcp-name': params['name'] }),
            };
      return post(
        { id: id ?? count, method, params: { ...params, _meta: meta } },
        { fields, ...(signal && { signal }) },
      );
    },
    call: ({ tool = 'faulty', arguments: given = {}, ...options } = {}) =>
      session.request('tools/call', { name: tool, arguments: given }, options),
    notify: (method, params) => post({ method, params }),
    get: (lastEventId) =>
      fetch(url, {
        headers: {
          ...headers,
          accept: 'text/event-stream',
          ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        },
      }),
  };
  if (era === 'modern') return session;

  const opened = await session.request('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'raw', version: '1' },
  });
  await opened.text();
  const sessionId = opened.headers.get('mcp-session-id');
  if (sessionId !== null) headers['mcp-session-id'] = sessionId;
  await (await session.notify('notifications/initialized', {})).text();
  return session;
}
