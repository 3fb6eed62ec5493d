import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

import { createTemporaryDirectory } from '@nanda/testing';

import { suiteProgram } from '../suite-program.js';
import { readScenarioReports } from './read-scenario-reports.js';
import type { ServerReport } from './server-report.js';
import type { ServerSuite } from './server-suites.js';

/** So long a whole run may take; it takes a few seconds. */
const runTimeoutMs = 80_000;

/**
 * Runs a line of the conformance suite against the server that listens at `url`.
 *
 * Says what was seen, and does not judge it: see `listShortcomings`. The exit code of the suite is not asked, because it
 * is 0 too where a scenario checks nothing.
 */
export async function runServerSuite({
  line,
  revision,
  required,
  url,
}: Pick<ServerSuite, 'line' | 'revision' | 'required'> & { url: string }): Promise<ServerReport> {
  await using directory = await createTemporaryDirectory();
  // 0.1.16 has no sets of requirements; what it runs is the older revision.
  const selection = line === '0.1.16' ? ['--suite', 'active'] : ['--requirements', revision];
  const suite = spawn(
    process.execPath,
    [suiteProgram(line), 'server', '--url', url, '-o', directory.path, ...selection],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.timeout(runTimeoutMs),
      killSignal: 'SIGKILL',
    },
  );
  const failed = new Promise<never>((_resolve, reject) => suite.once('error', reject));
  const said = Promise.all([text(suite.stdout), text(suite.stderr)]);
  const output = (await Promise.race([said, failed])).join('\n');
  return { scenarios: await readScenarioReports(directory.path, { required }), output };
}
