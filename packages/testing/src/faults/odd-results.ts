import { answerJson } from './answer-json.js';
import type { FaultExchange } from './fault-exchange.js';
import type { FaultHandlers } from './fault-handler.js';
import { soundResult } from './sound-result.js';
import { writeInPieces } from './write-in-pieces.js';

/** The answer is one message, and a strange one. */
export type OddResult =
  /** A text of so many bytes, default 16 MiB; as JSON (default) or as an event. */
  | { kind: 'huge-result'; bytes?: number; as?: 'json' | 'event' }
  /** Structured content that nests so deep, default 50,000. */
  | { kind: 'deep-result'; levels?: number }
  /** A content block of a type that nobody knows (P7). Sound. */
  | { kind: 'unknown-content' }
  /** No structured content, from a tool that has an output schema (P7): call `faulty-structured`. */
  | { kind: 'missing-structured' }
  /** Structured content that its output schema does not allow: call `faulty-structured`. */
  | { kind: 'wrong-structured' }
  /** No JSON-RPC response: without its version, with result and error, in a batch, with `id: null`, … */
  | {
      kind: 'invalid-envelope';
      form: 'no-version' | 'both' | 'neither' | 'batch' | 'null-id' | 'text-result' | 'bare-error';
    };

type Envelope = Extract<OddResult, { kind: 'invalid-envelope' }>['form'];

const hugeResultBytes = 16 * 1024 * 1024;
const deepResultLevels = 50_000;

export const oddResults: FaultHandlers<OddResult> = {
  'huge-result': {
    affects: 'tools/call',
    create:
      ({ bytes = hugeResultBytes, as = 'json' }) =>
      (exchange) => {
        const result = { ...soundResult(exchange), content: [{ type: 'text', text: '' }] };
        const message = JSON.stringify({ jsonrpc: '2.0', id: exchange.id, result });
        const middle = message.indexOf('"text":""') + '"text":"'.length;
        const [open, close] = as === 'event' ? ['data: ', '\n\n'] : ['', ''];
        exchange.response.writeHead(200, {
          'content-type': as === 'event' ? 'text/event-stream' : 'application/json',
        });
        void writeInPieces(exchange.response, {
          before: open + message.slice(0, middle),
          filler: 'o',
          bytes,
          after: message.slice(middle) + close,
        });
        return true;
      },
  },
  'deep-result': {
    affects: 'tools/call',
    create:
      ({ levels = deepResultLevels }) =>
      (exchange) => {
        const result = JSON.stringify({ ...soundResult(exchange), structuredContent: [] });
        const deep = '['.repeat(levels) + ']'.repeat(levels);
        const text = result.replace('"structuredContent":[]', `"structuredContent":${deep}`);
        exchange.response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(`{"jsonrpc":"2.0","id":${JSON.stringify(exchange.id)},"result":${text}}`);
        return true;
      },
  },
  'unknown-content': answerWith({
    content: [{ type: 'hologram', beams: [1, 2], _meta: { kept: true } }],
  }),
  'missing-structured': answerWith({}),
  'wrong-structured': answerWith({ structuredContent: { value: 7 } }),
  'invalid-envelope': {
    affects: 'tools/call',
    create:
      ({ form }) =>
      (exchange) => {
        exchange.response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify(envelope(exchange, form)));
        return true;
      },
  },
};

function answerWith(members: Record<string, unknown>) {
  return {
    affects: 'tools/call',
    create: () => (exchange: FaultExchange) => {
      answerJson(exchange, { result: { ...soundResult(exchange), ...members } });
      return true;
    },
  };
}

function envelope(exchange: FaultExchange, form: Envelope): unknown {
  const { id } = exchange;
  const result = soundResult(exchange);
  const error = { code: -32_000, message: 'It cannot be done.' };
  const forms: Record<Envelope, unknown> = {
    'no-version': { id, result },
    both: { jsonrpc: '2.0', id, result, error },
    neither: { jsonrpc: '2.0', id },
    batch: [{ jsonrpc: '2.0', id, result }],
    'null-id': { jsonrpc: '2.0', id: null, result },
    'text-result': { jsonrpc: '2.0', id, result: 'ok' },
    'bare-error': { jsonrpc: '2.0', id, error: 'It cannot be done.' },
  };
  return forms[form];
}
