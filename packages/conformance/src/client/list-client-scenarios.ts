import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { suiteProgram, type SuiteLine } from '../suite-program.js';

const run = promisify(execFile);

/** The client scenarios that a line of the suite requires for a revision. */
export async function listClientScenarios(
  line: SuiteLine,
  { revision }: { readonly revision: string },
): Promise<readonly string[]> {
  // 0.1.16 has no sets of requirements; it tells the revisions of each scenario.
  const filter = line === '0.1.16' ? [] : ['--requirements', revision];
  const { stdout } = await run(process.execPath, [
    suiteProgram(line),
    'list',
    '--client',
    ...filter,
  ]);
  const [, section = ''] = stdout.split(/^Client scenarios.*$/m);
  const [scenarios = ''] = section.trimStart().split(/\n\s*\n/);
  return [...scenarios.matchAll(/^\s*- (\S+)(?: \[(.*)\])?$/gm)].flatMap(([, name, revisions]) =>
    name !== undefined && (revisions === undefined || revisions.split(',').includes(revision))
      ? [name]
      : [],
  );
}
