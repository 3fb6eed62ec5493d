import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryDirectory } from '@nanda/testing';
import { suiteProgram, type SuiteLine } from '../suite-program.js';

export interface ClientRun {
  readonly line: SuiteLine;
  readonly revision: string;
  readonly scenario: string;
  /** How the scenario gets to the proxy: `@nanda/sdk` over REST, or a client of MCP over `/mcp/{connectionId}`. */
  readonly path: 'sdk' | 'mcp';
}

/** What the suite has seen. One without a single passed check has seen nothing, whatever its exit code. */
export interface ClientOutcome {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
  /** What the client said on its stderr. */
  readonly errorOutput: string;
}

interface Check {
  readonly id: string;
  readonly status: string;
  readonly errorMessage?: string;
}

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Runs one scenario of the suite against the whole stack as its client. */
export async function runClientScenario({
  line,
  revision,
  scenario,
  path,
}: ClientRun): Promise<ClientOutcome> {
  await using directory = await createTemporaryDirectory();
  const hooks = fromHere('../../../../.ci/resolve-typescript.mjs');
  const program = fromHere('run-scenario.ts');
  const command = `${process.execPath} --import ${hooks} ${program} ${path}`;
  const suite = spawn(
    process.execPath,
    [
      suiteProgram(line),
      'client',
      '--command',
      command,
      '--scenario',
      scenario,
      '--output-dir',
      directory.path,
      // What is of no revision is run all the same.
      ...(line === '0.1.16' ? [] : ['--spec-version', revision, '--force']),
    ],
    { stdio: 'ignore' },
  );
  await once(suite, 'close');
  const [results] = await readdir(directory.path, { recursive: true }).then((entries) =>
    entries.filter((entry) => entry.endsWith('checks.json')),
  );
  if (results === undefined) throw new Error(`The suite ${line} has no result for ${scenario}.`);
  const checks = JSON.parse(await readFile(join(directory.path, results), 'utf8')) as Check[];
  const told = (status: string): string[] =>
    checks
      .filter((check) => check.status === status)
      .map(({ id, errorMessage = '' }) => `${id}: ${errorMessage}`);
  return {
    passed: told('SUCCESS').length,
    failures: told('FAILURE'),
    warnings: told('WARNING'),
    errorOutput: await readFile(join(directory.path, results, '..', 'stderr.txt'), 'utf8'),
  };
}
