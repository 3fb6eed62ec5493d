import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeSourceError, expandHome } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Reads what an argument points to: a file, or standard input for `-`. @throws Error with the reason, without the path */
export async function readSource(source: string, io: CommandLineIo): Promise<string> {
  if (source === '-') {
    // Else it would look as if it hung.
    if (io.stdin.isTTY === true) io.stderr.write('Reading what is typed, up to Ctrl-D.\n');
    return io.readStdin();
  }
  const home = io.env['HOME'] ?? io.env['USERPROFILE'];
  try {
    return await readFile(resolve(io.cwd, expandHome(source, home)), 'utf8');
  } catch (error) {
    throw new Error(describeSourceError(source, error), { cause: error });
  }
}
