import { startConformanceService } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { listShortcomings } from '../src/server/list-shortcomings.js';
import { requiredScenarios, type Revision } from '../src/server/required-scenarios.js';
import { runServerSuite } from '../src/server/run-server-suite.js';
import { serverSuites } from '../src/server/server-suites.js';

let service: Awaited<ReturnType<typeof startConformanceService>>;

beforeAll(async () => {
  service = await startConformanceService();
});

afterAll(() => service.close());

test.each<[Revision, number]>([
  ['2025-11-25', 30],
  ['2026-07-28', 37],
])('%s requires %i scenarios of a server', (revision, count) => {
  expect(new Set(requiredScenarios[revision]).size).toBe(count);
});

// Where this is red, what the tests through the proxy say means nothing.
test.each(serverSuites)('our own service passes $line, $revision', async (suite) => {
  const report = await runServerSuite({ ...suite, url: service.url });
  const required = [...suite.required, ...suite.beyond];
  expect(listShortcomings(report, { required }), report.output).toEqual([]);
});

/** Passes where every request is refused: it asks for an error, and is content with any. */
const contentWithErrors = 'input-required-result-validate-input';

test.each(serverSuites)('nobody passes $line, $revision, by refusing', async (suite) => {
  const report = await runServerSuite({ ...suite, url: new URL('/nowhere', service.url).href });
  const named = listShortcomings(report, suite).map((line) => line.split(/[: ]/)[0]);
  const expected = suite.required.filter((scenario) => scenario !== contentWithErrors);
  expect(new Set(named)).toEqual(new Set(expected));
});
