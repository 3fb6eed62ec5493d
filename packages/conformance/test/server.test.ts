import { conformanceCommand, startConformanceService } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openRawClient } from '../src/bytes/open-raw-client.js';
import { listShortcomings } from '../src/server/list-shortcomings.js';
import { runServerSuite } from '../src/server/run-server-suite.js';
import { serverSuites, type ServerSuite } from '../src/server/server-suites.js';
import { alias, startProxyBefore, type ProxyBefore } from '../src/server/start-proxy-before.js';
import { startPrefixShim } from '../src/server/start-prefix-shim.js';

let service: Awaited<ReturnType<typeof startConformanceService>>;
let overHttp: ProxyBefore;
let overStdio: ProxyBefore;

beforeAll(async () => {
  service = await startConformanceService();
  [overHttp, overStdio] = await Promise.all([
    startProxyBefore({ url: service.url }),
    startProxyBefore(conformanceCommand()),
  ]);
});

afterAll(async () => {
  await Promise.all([overHttp, overStdio].map((proxy) => proxy[Symbol.asyncDispose]()));
  await service.close();
});

/** Scenarios beyond the required ones that say nothing here. */
const silent = new Set([
  // An answer that nothing comes before is JSON here, and nothing can break off. See the test of reconnection below.
  'server-sse-polling',
]);
const silentWithQuery = new Set([
  ...silent,
  // The suite drops the query of the URL in these requests, and so asks another endpoint.
  'http-custom-header-server-validation',
]);

async function expectConformance(
  url: string,
  { suite, unasked = silent }: { suite: ServerSuite; unasked?: ReadonlySet<string> },
): Promise<void> {
  const report = await runServerSuite({ ...suite, url });
  const beyond = suite.beyond.filter((scenario) => !unasked.has(scenario));
  const required = [...suite.required, ...beyond];
  expect(listShortcomings(report, { required }), report.output).toEqual([]);
}

describe.each(serverSuites)('$line, $revision', (suite) => {
  test('one service over Streamable HTTP', () =>
    expectConformance(`${overHttp.url}/mcp/${overHttp.connectionId}`, { suite }));

  test('one service over stdio', () =>
    expectConformance(`${overStdio.url}/mcp/${overStdio.connectionId}`, { suite }));

  test('one service by its id', () =>
    expectConformance(`${overHttp.url}/mcp/service/${overHttp.serviceId}`, { suite }));

  test('all services, with their own names', () =>
    expectConformance(`${overHttp.url}/mcp?names=plain`, { suite, unasked: silentWithQuery }));

  test('all services, with prefixed names', async () => {
    const target = `${overHttp.url}/mcp`;
    await using shim = await startPrefixShim({ target, prefix: `${alias}_` });
    await expectConformance(shim.url, { suite });
  });
});

test('a call whose stream the service ends is answered when it goes on', async () => {
  const url = `${overHttp.url}/mcp/${overHttp.connectionId}`;
  const call = await openRawClient({ url, era: 'legacy' });
  expect(await call('test_reconnection')).toContain('Reconnection test completed successfully');
});

// The scenario for this passes with whoever answers with an error.
test.each([['{"user_name":12345}'], ['null'], ['[]'], ['{"user_name":null}']])(
  'what is no answer is answered as the service does: %s',
  async (responsesText) => {
    const name = 'test_input_required_result_elicitation';
    const straight = await openRawClient({ url: service.url, era: 'modern' });
    const url = `${overHttp.url}/mcp/${overHttp.connectionId}`;
    const through = await openRawClient({ url, era: 'modern' });
    const expected = await straight(name, { responsesText });
    expect(await through(name, { responsesText })).toBe(expected);
  },
);
