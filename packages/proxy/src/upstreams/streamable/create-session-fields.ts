import type { StreamableSend } from './streamable-context.js';

export interface SessionFieldsOptions {
  /** Credentials. A field that the protocol rules is not taken from them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly userAgent: string;
  readonly protocolVersion: string;
  readonly sessionId?: string | undefined;
}

/** Gives the header fields of a request, names and values in turn. */
export type SessionFields = (request: Pick<StreamableSend, 'method' | 'headers'>) => string[];

const ruled = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'host',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'mcp-session-id',
  'transfer-encoding',
]);

/** Makes once what all requests of a session have in common; a request's own fields stand in place of those. */
export function createSessionFields({
  headers,
  userAgent,
  protocolVersion,
  sessionId,
}: SessionFieldsOptions): SessionFields {
  const own = Object.entries(headers).filter(([name]) => !ruled.has(name.toLowerCase()));
  const common = [
    // A custom field may say something else.
    ...(own.some(([name]) => name.toLowerCase() === 'user-agent') ? [] : ['User-Agent', userAgent]),
    ...own.flat(),
    'MCP-Protocol-Version',
    protocolVersion,
    ...(sessionId === undefined ? [] : ['Mcp-Session-Id', sessionId]),
  ];
  const ofCredentials = new Set(own.map(([name]) => name.toLowerCase()));
  const byMethod: Readonly<Record<StreamableSend['method'], readonly string[]>> = {
    POST: [
      ...common,
      'Accept',
      'application/json, text/event-stream',
      'Content-Type',
      'application/json',
    ],
    GET: [...common, 'Accept', 'text/event-stream'],
    DELETE: common,
  };
  return ({ method, headers: ownFields }) => {
    const fields = byMethod[method];
    if (ownFields === undefined) return [...fields];
    const replaced = Object.keys(ownFields)
      .map((name) => name.toLowerCase())
      .filter((name) => ofCredentials.has(name));
    const others =
      replaced.length === 0 ? fields : fields.filter((_, index) => !isOf(replaced, fields, index));
    return [...others, ...Object.entries(ownFields).flat()];
  };
}

/** Whether what stands there is one of these fields: its name, or the value that comes after it. */
function isOf(names: readonly string[], fields: readonly string[], index: number): boolean {
  return names.includes((fields[index - (index % 2)] ?? '').toLowerCase());
}
