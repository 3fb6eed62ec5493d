import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { describeSourceError, expandHome } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { createLineSource } from './create-line-source.js';
import type { LineSource } from './line-source.js';

/** Options of {@link openLines}. */
export interface OpenLinesOptions {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  /** A file, or `-` for standard input. */
  script?: string | undefined;
}

/** The lines that are to be carried out. @throws {CommandError} where there is no such script */
export async function openLines({ stdin, script }: OpenLinesOptions): Promise<LineSource> {
  if (script === undefined) {
    return createLineSource(stdin, { kind: stdin.isTTY === true ? 'terminal' : 'pipe' });
  }
  if (script === '-') return createLineSource(stdin, { kind: 'script' });
  try {
    // Read before anything is done, so that it cannot change under way.
    const text = await readFile(expandHome(script, homedir()), 'utf8');
    return createLineSource(text, { kind: 'script' });
  } catch (cause) {
    throw new CommandError(`no script: ${describeSourceError(script, cause)}`, {
      hint: '--script FILE, or --script - for standard input',
      cause,
    });
  }
}
