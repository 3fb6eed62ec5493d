import { setImmediate as soon } from 'node:timers/promises';

import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandlers } from './fault-handler.js';
import { soundResult } from './sound-result.js';

/** An answer that is not what it should be, or comes in odd pieces. */
export type Garbage = {
  kind: 'garbage';
  form: /** A web page with status 200. */
    | 'html'
    /** Text that calls itself JSON. */
    | 'no-json'
    /** JSON that breaks off, though the answer is complete. */
    | 'cut-json'
    /** The right JSON as `text/plain`. */
    | 'wrong-type'
    /** Status 200 and no body; or 204. */
    | 'empty'
    | 'no-content'
    /** Bytes that are no UTF-8, in the text of the result. */
    | 'bad-utf8'
    /** An event that breaks off in the middle of its data, though the answer is complete. */
    | 'cut-event'
    /** Events that are no JSON-RPC, and then the right one. */
    | 'noise-first'
    /** Sound, but for a byte order mark before it: as JSON, as events. */
    | 'bom'
    | 'bom-events'
    /** Sound, with CR LF and with CR alone as line ends, comments and unknown fields. */
    | 'odd-lines'
    /** Sound, the JSON over many `data:` lines. */
    | 'many-data-lines'
    /** Sound, cut in the middle of a character: as JSON, as events. */
    | 'split-utf8'
    | 'split-utf8-events'
    /** Sound, every byte in a piece of its own: as JSON, as events. */
    | 'byte-by-byte'
    | 'byte-by-byte-events';
};

type Answer = { type?: string; status?: number; pieces: readonly (string | Buffer)[] };

const json = 'application/json';
const events = 'text/event-stream';
const page = '<!doctype html><title>Welcome</title><h1>It works!</h1>';
/** Two, three and four bytes in UTF-8. */
const wideText = 'é☕🚀';

const answers: Record<Garbage['form'], (sound: Record<string, unknown>) => Answer> = {
  html: () => ({ type: 'text/html', pieces: [page] }),
  'no-json': () => ({ type: json, pieces: ['Service is up.'] }),
  'cut-json': (sound) => ({ type: json, pieces: [JSON.stringify(sound).slice(0, -9)] }),
  'wrong-type': (sound) => ({ type: 'text/plain', pieces: [JSON.stringify(sound)] }),
  empty: () => ({ type: json, pieces: [] }),
  'no-content': () => ({ status: 204, pieces: [] }),
  'bad-utf8': (sound) => ({ type: json, pieces: [Buffer.from(toText(sound, 'ÿ'), 'latin1')] }),
  'cut-event': (sound) => ({ type: events, pieces: [toEvent(sound).slice(0, -9)] }),
  'noise-first': (sound) => ({
    type: events,
    pieces: ['data: <html>\n\n', 'data: [1,2]\n\n', 'data: {"jsonrpc":"1.0"}\n\n', toEvent(sound)],
  }),
  bom: (sound) => ({ type: json, pieces: [`\uFEFF${JSON.stringify(sound)}`] }),
  'bom-events': (sound) => ({ type: events, pieces: [`\uFEFF${toEvent(sound)}`] }),
  'odd-lines': (sound) => ({
    type: events,
    pieces: [`:\r\n: comment\rfoo: bar\r\nevent:message\r\ndata:${JSON.stringify(sound)}\r\n\r\n`],
  }),
  'many-data-lines': (sound) => ({
    type: events,
    pieces: [`${JSON.stringify(sound, null, 1).replaceAll(/^/gm, 'data: ')}\n\n`],
  }),
  'split-utf8': (sound) => ({ type: json, pieces: cutInWideText(toText(sound, wideText)) }),
  'split-utf8-events': (sound) => ({
    type: events,
    pieces: cutInWideText(`data: ${toText(sound, wideText)}\n\n`),
  }),
  'byte-by-byte': (sound) => ({ type: json, pieces: toBytes(JSON.stringify(sound)) }),
  'byte-by-byte-events': (sound) => ({ type: events, pieces: toBytes(toEvent(sound)) }),
};

export const garbage: FaultHandlers<Garbage> = {
  garbage: {
    affects: 'tools/call',
    create:
      ({ form }) =>
      (exchange) => {
        const { id } = exchange;
        const sound = { jsonrpc: '2.0', id: id ?? null, result: soundResult(exchange) };
        void send(exchange, answers[form](sound));
        return true;
      },
  },
};

async function send(
  { request, response }: FaultExchange,
  { type, status = 200, pieces }: Answer,
): Promise<void> {
  request.socket.setNoDelay(true);
  response.writeHead(status, type === undefined ? {} : { 'content-type': type });
  for (const piece of pieces) {
    if (response.destroyed) return;
    response.write(piece);
    // What is written in one turn would leave in one piece.
    if (pieces.length > 1) await soon();
  }
  response.end();
}

function toEvent(message: Record<string, unknown>): string {
  return `event: message\ndata: ${JSON.stringify(message)}\n\n`;
}

/** The message with another text in its result. */
function toText(message: Record<string, unknown>, text: string): string {
  const result = { ...(message['result'] as object), content: [{ type: 'text', text }] };
  return JSON.stringify({ ...message, result });
}

function cutInWideText(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const start = bytes.indexOf(Buffer.from(wideText));
  // In the middle of each of the three characters.
  const cuts = [0, start + 1, start + 4, start + 7, bytes.length];
  return cuts.slice(1).map((cut, index) => bytes.subarray(cuts[index], cut));
}

function toBytes(text: string): Buffer[] {
  return Array.from(Buffer.from(text), (byte) => Buffer.of(byte));
}
