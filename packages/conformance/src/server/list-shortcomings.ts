import type { ServerReport } from './server-report.js';

/**
 * What keeps a server from being called conformant: scenarios that did not run, that passed no check at all, and checks
 * that failed or warned. Empty where there is nothing of the kind.
 */
export function listShortcomings(
  { scenarios }: Pick<ServerReport, 'scenarios'>,
  { required }: { required: readonly string[] },
): string[] {
  return required.flatMap((name) => {
    const runs = scenarios.filter((scenario) => scenario.name === name);
    const [scenario] = runs;
    if (scenario === undefined) return [`${name} did not run`];
    if (runs.length > 1) return [`${name} ran ${runs.length} times`];
    const told = [...scenario.failures, ...scenario.warnings].map((check) => `${name}: ${check}`);
    return scenario.passed === 0 ? [...told, `${name} passed no check`] : told;
  });
}
