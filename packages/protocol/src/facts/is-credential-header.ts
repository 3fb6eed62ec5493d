const fieldName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/;

/**
 * Fields with another job than to carry a credential. Whoever sets one of them changes how the request is framed and
 * delivered (RFC 9110, RFC 9112), what its body is, or which session it belongs to.
 */
const reservedNames: ReadonlySet<string> = new Set([
  // Where the message ends, and what holds for one connection alone.
  'connection',
  'content-length',
  'expect',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // Which of a server's sites is meant.
  'host',
  // What is sent and what can be read: MCP fixes both.
  'accept',
  'accept-encoding',
  'content-encoding',
  'content-type',
  // Where a stream is taken up again.
  'last-event-id',
]);

/** `mcp-`: session, version, method and parameters; `proxy-`: meant for whatever stands between. */
const reservedPrefixes = ['mcp-', 'proxy-'];

/** Whether a header field may carry what a service asks of its callers: a valid name that nothing else needs. */
export function isCredentialHeader(name: string): boolean {
  const folded = name.toLowerCase();
  return (
    fieldName.test(name) &&
    !reservedNames.has(folded) &&
    !reservedPrefixes.some((prefix) => folded.startsWith(prefix))
  );
}
