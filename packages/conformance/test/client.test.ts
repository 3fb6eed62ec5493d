import { describe, expect, test } from 'vitest';
import { listClientScenarios } from '../src/client/list-client-scenarios.js';
import { runClientScenario } from '../src/client/run-client-scenario.js';

/** Both lines of the suite, and how many client scenarios each requires. */
const required = [
  { line: '0.1.16', revision: '2025-11-25', count: 18 },
  { line: '0.2.0-alpha.12', revision: '2025-11-25', count: 18 },
  { line: '0.2.0-alpha.12', revision: '2026-07-28', count: 32 },
] as const;

/** Not required of anybody, and passed all the same. */
const beyond = {
  '2025-11-25': ['json-schema-2020-12-preservation', 'auth/client-credentials-basic'],
  '2026-07-28': ['json-schema-2020-12-preservation', 'auth/client-credentials-basic'],
};

/** Checks of the suite that measure time, and so warn on a busy machine. */
const mayWarn = new Set(['client-sse-retry-timing']);

const suites = await Promise.all(
  required.map(async (suite) => ({
    ...suite,
    scenarios: await listClientScenarios(suite.line, suite),
  })),
);

describe.each(suites)('suite $line, revision $revision', ({ line, revision, count, scenarios }) => {
  const more = line === '0.1.16' ? [] : beyond[revision];

  test(`requires ${count} scenarios of a client`, () => {
    expect(scenarios).toHaveLength(count);
  });

  describe.each(['sdk', 'mcp'] as const)('over %s', (path) => {
    test.each([...scenarios, ...more])('%s', async (scenario) => {
      const outcome = await runClientScenario({ line, revision, scenario, path });
      expect(outcome.failures, outcome.errorOutput).toEqual([]);
      expect(outcome.warnings.filter((warning) => !mayWarn.has(idOf(warning)))).toEqual([]);
      expect(withoutRemarks(outcome.errorOutput)).toBe('');
      expect(outcome.passed).toBeGreaterThan(0);
    });
  });
});

function idOf(warning: string): string {
  return warning.slice(0, warning.indexOf(':'));
}

/** Clients of the MCP SDK say which tools they leave out. */
function withoutRemarks(errorOutput: string): string {
  return errorOutput.replaceAll(/^\[mcp-sdk\] excluding tool .*\n?/gm, '');
}
