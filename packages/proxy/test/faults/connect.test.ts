import type { Connection } from '@nanda/protocol';
import { findFreePort, startFaultyService, waitFor, type FaultPlan } from '@nanda/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { useFamily } from './harness/use-family.js';

const astray = await startFaultyService({ fault: { kind: 'redirect', to: 'http://10.0.0.1/mcp' } });
afterAll(() => astray.close());

const blocked = [
  'http://169.254.169.254/mcp',
  'http://10.0.0.1/mcp',
  'http://[::ffff:169.254.169.254]/mcp',
  'http://[64:ff9b::a9fe:a9fe]/mcp',
  'http://[2002:a9fe:a9fe::1]/mcp',
  'http://0.0.0.0/mcp',
  'http://0xa9fea9fe/mcp',
  astray.url,
];

const family = useFamily({
  connectionTimeout: 1200,
  rows: blocked.map((url, index) => ({
    id: `row-${index}`,
    name: `Row ${index}`,
    description: 'x',
    endpoints: [{ url }],
  })),
});
const eras = ['legacy', 'modern'] as const;

const failed = (cause: string, details: object = {}): object => ({
  status: 502,
  error: { code: 'CONNECTION_FAILED', details: { cause, ...details }, retryable: true },
});
const noMcp = { status: 502, error: { code: 'UPSTREAM_PROTOCOL_ERROR', retryable: false } };
const refused = (details: object): object => ({
  status: 502,
  error: { code: 'UPSTREAM_ERROR', details },
});
const wantsAuth = (details: object): object => ({
  status: 401,
  error: { code: 'SERVICE_AUTH_REQUIRED', details, retryable: false },
});
const every = { affects: 'every-request' } as const;
const ofList = { affects: 'tools/list' } as const;

type Row = readonly [string, FaultPlan, object];

const rows: readonly Row[] = [
  ['case 2: 500', { fault: { kind: 'http-500' } }, failed('http', { status: 500 })],
  ['case 2: 502', { fault: { kind: 'http-status', status: 502 } }, failed('http', { status: 502 })],
  ['case 2: a reset', { fault: { kind: 'reset' }, ...every }, failed('reset')],
  ['case 2: an end', { fault: { kind: 'reset', how: 'end' }, ...every }, failed('reset')],
  ['case 5: 401', { fault: { kind: 'http-401' } }, wantsAuth({ challenge: { realm: 'faulty' } })],
  [
    'case 6: 403',
    { fault: { kind: 'http-403' }, ...every },
    wantsAuth({ challenge: { scope: 'tools:call' }, status: 403 }),
  ],
  ['case 10: a page', { fault: { kind: 'garbage', form: 'html' }, affects: 'POST' }, noMcp],
  ['case 10: no JSON', { fault: { kind: 'garbage', form: 'no-json' }, affects: 'POST' }, noMcp],
  ['case 10: nothing', { fault: { kind: 'garbage', form: 'empty' }, affects: 'POST' }, noMcp],
  [
    'P17: a redirect to elsewhere',
    { fault: { kind: 'redirect', to: 'https://elsewhere.example/mcp' } },
    {
      status: 502,
      error: {
        code: 'CONNECTION_FAILED',
        details: { cause: 'http', location: 'https://elsewhere.example' },
        message: expect.stringContaining('elsewhere.example'),
      },
    },
  ],
  [
    'P17: a redirect in a circle',
    { fault: { kind: 'redirect', to: 'loop' } },
    { status: 502, error: { code: 'CONNECTION_FAILED', details: { cause: 'http' } } },
  ],
  ['no list: 500', { fault: { kind: 'http-500' }, ...ofList }, refused({ status: 500 })],
  ['no list: a reset', { fault: { kind: 'reset' }, ...ofList }, failed('reset')],
  ['no list: a broken body', { fault: { kind: 'reset-in-body' }, ...ofList }, failed('reset')],
  [
    'P1, no list: a stream that ends',
    { fault: { kind: 'drop-stream' }, ...ofList },
    failed('reset'),
  ],
  ['no list: a page', { fault: { kind: 'garbage', form: 'html' }, ...ofList }, noMcp],
  [
    'no list: an error',
    { fault: { kind: 'rpc-error', code: -32_603, message: 'Oh.' }, ...ofList },
    refused({ rpc: { code: -32_603, message: 'Oh.' } }),
  ],
  [
    'no list: one without end',
    { fault: { kind: 'endless', of: 'json' }, ...ofList },
    { status: 502, error: { code: 'RESULT_TOO_LARGE' } },
  ],
  [
    'no list: 401',
    { fault: { kind: 'http-401' }, ...ofList },
    wantsAuth({ challenge: { realm: 'faulty' } }),
  ],
];

/** Each costs the whole wait, so they are waited for together. */
const silent: readonly FaultPlan[] = [
  { fault: { kind: 'hang' } },
  { fault: { kind: 'never-read' } },
  { fault: { kind: 'silent-stream' }, affects: 'POST' },
  { fault: { kind: 'hang' }, ...ofList },
  { fault: { kind: 'silent-stream' }, ...ofList },
  { fault: { kind: 'endless', of: 'comments', interval: 20 }, ...ofList },
];

const connectTo = (name: string): ReturnType<typeof family.rest.ask> =>
  family.rest.ask('POST', `/v2/services/${name}/connect`, { body: {}, bound: 3000 });

const listed = (): Promise<Connection[]> => family.rest.get<Connection[]>('/v2/connections');

describe.each(eras)('%s', (era) => {
  for (const [title, plan, expected] of rows) {
    test(title, async () => {
      const { service, name } = await family.serve({ ...plan, eras: [era] });
      expect(await connectTo(name)).toMatchObject(expected);
      // Nothing of a connection is left that could not be made, here or there.
      expect(await listed()).toEqual([]);
      service.heal();
      const { id, state } = await family.rest.connect(name);
      expect(state).toBe('connected');
      await expectSound(family.rest, id);
      await family.rest.ask('DELETE', `/v2/connections/${id}`);
      await waitFor(() => service.sessionCount === 0, { description: 'the sessions to be ended' });
    });
  }

  test('case 2: silence, in whatever form and step', async () => {
    const served = await Promise.all(silent.map((plan) => family.serve({ ...plan, eras: [era] })));
    const answers = await Promise.all(served.map(({ name }) => connectTo(name)));
    expect(answers).toMatchObject(answers.map(() => failed('timeout')));
    expect(await listed()).toEqual([]);
    for (const { service } of served) service.heal();
    for (const { name } of served)
      await expectSound(family.rest, (await family.rest.connect(name)).id);
  });

  test.each([429, 503] as const)('case 7: %s says when to come back', async (status) => {
    const fault = { kind: 'retry-later', status, seconds: 7 } as const;
    const { name } = await family.serve({ fault, ...every, eras: [era] });
    const answer = await connectTo(name);
    expect(answer).toMatchObject(failed('http', { status }));
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(await listed()).toEqual([]);
  });

  test('P17: a redirect within the service is followed', async () => {
    const { connection } = await family.connect({ eras: [era] });
    const { name } = await family.serve({
      fault: { kind: 'redirect', to: 'same-origin' },
      eras: [era],
    });
    const { id } = await family.rest.connect(name);
    await expectSound(family.rest, id);
    await expectSound(family.rest, connection.id);
  });

  test('case 2: one that hangs while it is connected to holds up no other one', async () => {
    const { connection } = await family.connect({ eras: [era] });
    const { name } = await family.serve({ fault: { kind: 'hang' }, eras: [era] });
    const hanging = connectTo(name);
    for (let call = 0; call < 5; call += 1) await expectSound(family.rest, connection.id);
    await family.rest.connect((await family.serve({ eras: [era] })).name);
    expect(await hanging).toMatchObject(failed('timeout'));
  });

  test('a caller that goes away while it connects leaves nothing', async () => {
    const { service, name } = await family.serve({ fault: { kind: 'hang' }, eras: [era] });
    const path = `/v2/services/${name}/connect`;
    const going = family.rest.send('POST', path, { body: {}, bound: 300 });
    await waitFor(() => service.seen.faults > 0, { description: 'the service to be asked' });
    await expect(going).rejects.toThrow();
    await waitFor(async () => (await listed()).length === 0, { description: 'no connection' });
  });
});

test.each([
  ['refused', async () => `http://127.0.0.1:${await findFreePort()}/mcp`],
  ['dns', async () => 'http://service.invalid/mcp'],
  ['tls', async () => astray.url.replace('http:', 'https:')],
])('case 2: what kept the proxy out is told: %s', async (cause, addressOf) => {
  const name = await family.add({ url: await addressOf() });
  expect(await connectTo(name)).toMatchObject(failed(cause));
  expect(await listed()).toEqual([]);
});

test.each(blocked.map((url, index) => [url, `row-${index}`]))('case 25: %s', async (_, id) => {
  expect(await connectTo(id)).toMatchObject({
    status: 403,
    error: { code: 'BLOCKED_ADDRESS', retryable: false },
  });
  expect(await listed()).toEqual([]);
});

test('nothing is left behind', family.leavesNothing, 30_000);
