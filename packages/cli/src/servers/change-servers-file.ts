import { realpath } from 'node:fs/promises';
import { withFileLock } from '../state/with-file-lock.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { readServersFile } from './read-servers-file.js';
import type { ServerEntry, ServersFile } from './server-entry.js';

/** What is to be done to the servers file. */
export interface ServersChange<Value> {
  /** All of the servers as they are then. @default the file stays as it is */
  readonly servers?: Readonly<Record<string, ServerEntry>>;
  readonly value: Value;
}

/**
 * Changes the user's own servers; two commands that do so come one after the other, and neither loses what the other wrote.
 *
 * @param change Is given what the file has then.
 * @throws CliError `FILE_BUSY`, or what `change` throws; then nothing is written
 */
export function changeServersFile<Value>(
  path: string,
  change: (file: ServersFile) => ServersChange<Value>,
): Promise<Value> {
  return withFileLock(path, async () => {
    const file = await readServersFile(path);
    const { servers, value } = change(file);
    if (servers !== undefined) {
      // A link into somebody's own collection of settings stays one.
      const real = await realpath(path).catch(() => path);
      await writeJsonFile(real, { ...file, mcpServers: servers });
    }
    return value;
  });
}
