import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { ScenarioReport } from './server-report.js';

type Check = { id: string; status: string; errorMessage?: string };

/** Reads what the suite has written: `server-<scenario>-<time>/checks.json` for each scenario. */
export async function readScenarioReports(
  directory: string,
  { required }: { required: readonly string[] },
): Promise<ScenarioReport[]> {
  const files = (await readdir(directory, { recursive: true })).filter(
    (file) => basename(file) === 'checks.json',
  );
  return Promise.all(
    files.toSorted().map(async (file) => {
      const name = nameOf(dirname(file));
      const checks = JSON.parse(await readFile(join(directory, file), 'utf8')) as Check[];
      const told = (status: string): string[] =>
        checks
          .filter((check) => check.status === status)
          .map(({ id, errorMessage = '' }) => `${id}: ${errorMessage}`);
      return {
        name,
        required: required.includes(name),
        passed: told('SUCCESS').length,
        failures: told('FAILURE'),
        warnings: told('WARNING'),
      };
    }),
  );
}

function nameOf(directory: string): string {
  const name = /^server-(.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(directory)?.[1];
  if (name === undefined)
    throw new Error(`The suite wrote "${directory}", which names no scenario.`);
  return name;
}
