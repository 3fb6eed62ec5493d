import type { Output } from '../output/output.js';
import { readVersion } from '../read-version.js';

/** Prints the version of this package. */
export function showVersion(output: Output): void {
  const version = readVersion();
  if (output.json) output.document({ version });
  else output.print(version);
}
