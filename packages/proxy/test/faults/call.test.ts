import type { Fault, FaultPlan } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { driveCall, type DrivenCall, type ExpectedEnd } from './harness/drive-call.js';
import { useFamily } from './harness/use-family.js';

const family = useFamily({ maxResult: 256 * 1024 });
const eras = ['legacy', 'modern'] as const;

const said = (text: string): ExpectedEnd => ({ result: { content: [{ type: 'text', text }] } });
const sound = said('tell me');
const lost: ExpectedEnd = { code: 'UPSTREAM_LOST', retryable: false };
const timedOut: ExpectedEnd = { code: 'TOOL_TIMEOUT', details: { timeout: 250 } };
const tooLarge: ExpectedEnd = { code: 'RESULT_TOO_LARGE' };
const noMcp = (excerpt?: unknown): ExpectedEnd => ({
  code: 'UPSTREAM_PROTOCOL_ERROR',
  ...(excerpt !== undefined && { details: { excerpt } }),
});
const refused = (rpc: object): ExpectedEnd => ({ code: 'UPSTREAM_ERROR', details: { rpc } });
const failedWith = (status: number): ExpectedEnd => ({
  code: 'UPSTREAM_ERROR',
  details: { status },
  retryable: false,
});

type Row = readonly [string, Fault, ExpectedEnd, Omit<DrivenCall, 'plan' | 'era' | 'expected'>?];

const silence: readonly Fault[] = [
  { kind: 'hang' },
  { kind: 'silent-stream' },
  // No progress, though a sign of life.
  { kind: 'endless', of: 'comments', interval: 5 },
];

const breaks: readonly Row[] = [
  ['a reset before any answer', { kind: 'reset' }, lost],
  ['an end before any answer', { kind: 'reset', how: 'end' }, lost],
  ['a reset in the middle of the body', { kind: 'reset-in-body' }, lost],
  ['P13: an idle stream is ended', { kind: 'kill-idle-stream' }, lost],
  ['P13: an idle stream is reset', { kind: 'kill-idle-stream', how: 'reset' }, lost],
];

const sizes: readonly Row[] = [
  ['case 9: JSON that is too large', { kind: 'huge-result', bytes: 2 ** 20 }, tooLarge],
  [
    'case 9: an event that is too large',
    { kind: 'huge-result', bytes: 2 ** 20, as: 'event' },
    tooLarge,
  ],
  ['case 9: JSON without end', { kind: 'endless', of: 'json' }, tooLarge],
  ['case 9: one line of data without end', { kind: 'endless', of: 'data' }, tooLarge],
  ['a result that nests too deep', { kind: 'deep-result' }, noMcp()],
];

const garbage: readonly Row[] = [
  ['case 10: a web page', { kind: 'garbage', form: 'html' }, noMcp('Welcome It works!')],
  ['case 10: no JSON', { kind: 'garbage', form: 'no-json' }, noMcp('Service is up.')],
  [
    'case 10: JSON that breaks off',
    { kind: 'garbage', form: 'cut-json' },
    noMcp(expect.any(String)),
  ],
  [
    'case 10: JSON of a wrong type',
    { kind: 'garbage', form: 'wrong-type' },
    noMcp(expect.any(String)),
  ],
  ['case 10: an empty body', { kind: 'garbage', form: 'empty' }, noMcp('')],
  ['case 10: no content', { kind: 'garbage', form: 'no-content' }, noMcp()],
  ['case 10: bytes that are no text', { kind: 'garbage', form: 'bad-utf8' }, said('\uFFFD')],
  ['case 10: an event that breaks off', { kind: 'garbage', form: 'cut-event' }, lost],
  ['case 10: noise before the answer', { kind: 'garbage', form: 'noise-first' }, sound],
  ['case 10: a byte order mark', { kind: 'garbage', form: 'bom' }, sound],
  ['case 10: a byte order mark before events', { kind: 'garbage', form: 'bom-events' }, sound],
  ['case 10: odd line ends', { kind: 'garbage', form: 'odd-lines' }, sound],
  ['case 10: many lines of data', { kind: 'garbage', form: 'many-data-lines' }, sound],
  ['case 10: cut characters', { kind: 'garbage', form: 'split-utf8' }, said('é☕🚀')],
  [
    'case 10: cut characters in events',
    { kind: 'garbage', form: 'split-utf8-events' },
    said('é☕🚀'),
  ],
  ['case 10: byte by byte', { kind: 'garbage', form: 'byte-by-byte' }, sound],
  ['case 10: events byte by byte', { kind: 'garbage', form: 'byte-by-byte-events' }, sound],
  ['a body that comes slowly', { kind: 'slow-drip', interval: 0 }, sound],
];

const refusal = { code: -32_000, message: 'It cannot be done.' };
const structured = { tool: 'faulty-structured' };
const results: readonly Row[] = [
  [
    'P7: content of an unknown kind',
    { kind: 'unknown-content' },
    { result: { content: [{ type: 'hologram', beams: [1, 2], _meta: { kept: true } }] } },
  ],
  ['P7: no structured content', { kind: 'missing-structured' }, sound, structured],
  [
    'P7: structured content of another schema',
    { kind: 'wrong-structured' },
    { result: { structuredContent: { value: 7 } } },
    structured,
  ],
  ['no version', { kind: 'invalid-envelope', form: 'no-version' }, sound],
  ['a result and an error', { kind: 'invalid-envelope', form: 'both' }, refused(refusal)],
  ['neither result nor error', { kind: 'invalid-envelope', form: 'neither' }, noMcp()],
  ['an answer in a list', { kind: 'invalid-envelope', form: 'batch' }, sound],
  ['an answer to nobody', { kind: 'invalid-envelope', form: 'null-id' }, noMcp()],
  ['a result that is a text', { kind: 'invalid-envelope', form: 'text-result' }, noMcp()],
  ['an error that is a text', { kind: 'invalid-envelope', form: 'bare-error' }, noMcp()],
];

const refusals: readonly Row[] = [
  ['500', { kind: 'http-500' }, failedWith(500)],
  ['504', { kind: 'http-status', status: 504 }, failedWith(504)],
  ['418', { kind: 'http-status', status: 418 }, failedWith(418)],
  [
    'case 5: credentials are wanted in mid-life',
    { kind: 'http-401' },
    {
      code: 'SERVICE_AUTH_REQUIRED',
      details: { challenge: { scheme: 'Bearer', realm: 'faulty' } },
    },
  ],
  [
    'case 6: more scope is wanted',
    { kind: 'http-403', scope: 'tools:call' },
    { code: 'SERVICE_AUTH_REQUIRED', details: { status: 403, challenge: { scope: 'tools:call' } } },
  ],
  [
    'an error of JSON-RPC',
    { kind: 'rpc-error', ...refusal, data: { why: 'so' } },
    refused({ ...refusal, data: { why: 'so' } }),
  ],
  ['an error with a status', { kind: 'rpc-error', ...refusal, status: 500 }, refused(refusal)],
  ['P10: an error as an event', { kind: 'rpc-error', ...refusal, eventId: '1' }, refused(refusal)],
];

const strays: readonly Row[] = [
  ['case 11: the same answer twice', { kind: 'duplicate-reply' }, sound],
  ['case 11: an answer to nobody first', { kind: 'unknown-id' }, sound],
  ['case 11: an answer to nobody alone', { kind: 'unknown-id', alone: true }, noMcp()],
  ['case 11: progress of nobody', { kind: 'unknown-progress' }, sound, { between: [] }],
  [
    'progress that goes back',
    { kind: 'progress-backwards' },
    sound,
    { between: [1, 2, 3].map((progress) => ({ type: 'progress', progress })) },
  ],
];

const once = [...breaks, ...sizes, ...garbage, ...results, ...refusals, ...strays];

describe.each(eras)('%s', (era) => {
  test('case 3: silence, in whatever form', async () => {
    // Each costs the whole time of its calls, so they are waited for together.
    await Promise.all(
      silence.map(async (fault) => {
        const plan: FaultPlan = { fault, affects: 'tools/call' };
        const options = { timeout: 250 };
        const driven = await driveCall(family, { plan, era, expected: timedOut, options });
        const { calls, cancelled } = driven.service.seen;
        const ofFault = calls.filter(({ tool }) => tool === 'faulty');
        // The service is told in the way of its era.
        if (era === 'legacy') expect(cancelled).toEqual(ofFault.map(({ id }) => id));
        else expect(ofFault.map(({ isLetGo }) => isLetGo)).toEqual([true, true]);
      }),
    );
  });

  for (const [title, fault, expected, rest] of once) {
    test(title, async () => {
      const plan: FaultPlan = { fault, affects: 'tools/call' };
      const { service } = await driveCall(family, { plan, era, expected, ...rest });
      // Nobody knows whether it ran: it is not called a second time.
      expect(service.seen.calls).toHaveLength(3);
      expect(service.seen.resumed).toEqual([]);
    });
  }

  test.each<[string, Fault, ExpectedEnd]>([
    [
      'to elsewhere',
      { kind: 'redirect', to: 'https://elsewhere.example/mcp' },
      { code: 'CONNECTION_FAILED', details: { location: 'https://elsewhere.example' } },
    ],
    [
      'in a circle',
      { kind: 'redirect', to: 'loop' },
      { code: 'CONNECTION_FAILED', details: { cause: 'http' } },
    ],
    ['within the service', { kind: 'redirect', to: 'same-origin' }, sound],
  ])('P17: a redirect in mid-life: %s', async (_, fault, expected) => {
    const plan: FaultPlan = { fault, affects: 'tools/call' };
    const { service } = await driveCall(family, { plan, era, expected });
    // Each is followed three times at most, for each of two calls.
    expect(service.seen.calls.length).toBeLessThanOrEqual(2 * 4 + 1);
  });

  test('header fields that do not agree with the body: the tools are listed anew, once', async () => {
    const fault = { kind: 'header-mismatch' } as const;
    const isMended = era === 'modern';
    const refusedFields = refused({ code: -32_020 });
    await driveCall(family, { plan: { fault }, era, expected: refusedFields });
    const { connection, service } = await family.connect({ eras: [era], fault, times: 1 });
    const lists = service.seen.methods['tools/list'] ?? 0;
    const { status } = await family.rest.execute(connection.id, 'faulty');
    expect(status).toBe(isMended ? 200 : 502);
    expect(service.seen.methods['tools/list']).toBe(lists + (isMended ? 1 : 0));
  });
});

test('nothing is left behind', family.leavesNothing, 30_000);
