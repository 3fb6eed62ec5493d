import { rawMember } from './raw-member.js';

/** Options of {@link openRawClient}. */
export type RawClientOptions = { url: string; era: 'legacy' | 'modern' };

/** Calls a tool, and gives the text of the result, or of the error, as it is on the wire. */
export type RawCall = (name: string, options?: RawCallOptions) => Promise<string>;

/** Texts of JSON that are sent as they are. */
export type RawCallOptions = {
  /** Default `{}`. */
  argumentsText?: string;
  /** `inputResponses` of the newer era. Default: none. */
  responsesText?: string;
};

const clientInfo = { name: 'raw-client', version: '1.0.0' };
const legacyVersion = '2025-11-25';
const modernVersion = '2026-07-28';

/** A client of one era that has no JSON library between its calls and the wire. */
export async function openRawClient({ url, era }: RawClientOptions): Promise<RawCall> {
  let lastId = 0;
  let session: Record<string, string> = {};
  const post = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': era === 'legacy' ? legacyVersion : modernVersion,
        ...session,
        ...headers,
      },
      body,
    });

  if (era === 'legacy') {
    const params = { protocolVersion: legacyVersion, capabilities: {}, clientInfo };
    const answer = await post(
      JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'initialize', params }),
      {},
    );
    session = { 'mcp-session-id': answer.headers.get('mcp-session-id') ?? '' };
    rawMember(await messageOf(answer), 'result');
    await post(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }), {});
  }
  const envelope = JSON.stringify({
    'io.modelcontextprotocol/protocolVersion': modernVersion,
    'io.modelcontextprotocol/clientInfo': clientInfo,
    'io.modelcontextprotocol/clientCapabilities': {},
  });

  return async (name, { argumentsText = '{}', responsesText } = {}) => {
    lastId += 1;
    const meta = era === 'modern' ? `,"_meta":${envelope}` : '';
    const responses = responsesText === undefined ? '' : `,"inputResponses":${responsesText}`;
    const params = `{"name":${JSON.stringify(name)},"arguments":${argumentsText}${responses}${meta}}`;
    const answer = await post(
      `{"jsonrpc":"2.0","id":${lastId},"method":"tools/call","params":${params}}`,
      era === 'modern' ? { 'mcp-method': 'tools/call', 'mcp-name': name } : {},
    );
    const message = await messageOf(answer);
    const { error } = JSON.parse(message) as { error?: unknown };
    return rawMember(message, error === undefined ? 'result' : 'error');
  };
}

/** The last message of an answer, which is the response: of JSON, or of the events of a stream. */
async function messageOf(answer: Response): Promise<string> {
  const body = await answer.text();
  const isStream = answer.headers.get('content-type')?.includes('text/event-stream') === true;
  const data = body.split('\n').filter((line) => line.startsWith('data: {'));
  const message = isStream ? data.at(-1)?.slice('data: '.length) : body;
  if (message === undefined || !message.startsWith('{'))
    throw new Error(`${answer.status}: ${body}`);
  return message;
}
