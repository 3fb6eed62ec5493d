import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ContenderName } from './contender-names.js';
import type { Measurement } from './measurement.js';

const script = fileURLToPath(new URL('measure.ts', import.meta.url));
const longest = 600_000;

/**
 * Measures a contender in a process of its own.
 *
 * @throws what that process has written where it failed.
 */
export async function startMeasurement(
  name: ContenderName,
  { count, path }: { readonly count: number; readonly path: string },
): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...process.execArgv, script, name, String(count), path],
    { timeout: longest, maxBuffer: 16 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Measurement;
}
