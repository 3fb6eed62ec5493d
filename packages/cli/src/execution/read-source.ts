import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Reads what an argument points to: a file, or standard input for `-`. */
export async function readSource(source: string, io: CommandLineIo): Promise<string> {
  return source === '-' ? io.readStdin() : readFile(resolve(io.cwd, source), 'utf8');
}
