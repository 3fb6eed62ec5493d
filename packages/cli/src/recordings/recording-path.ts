import { join, resolve } from 'node:path';
import { usageError } from '../options/usage-error.js';

export interface RecordingPathOptions {
  /** Where those are that have a name alone. */
  readonly directory: string;
  readonly cwd: string;
}

/** The file of a recording: of a name, or of a path that ends with `.ndjson`. @throws CliError `USAGE_ERROR` */
export function recordingPath(name: string, { directory, cwd }: RecordingPathOptions): string {
  if (name.endsWith('.ndjson')) return resolve(cwd, name);
  if (/^\w[\w.-]{0,63}$/.test(name)) return join(directory, `${name}.ndjson`);
  throw usageError(
    `"${name}" cannot be the name of a recording: letters, digits, . _ and -, or a file that ends with .ndjson.`,
  );
}
