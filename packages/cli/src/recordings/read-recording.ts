import { readFile } from 'node:fs/promises';
import { CliError } from '../errors/cli-error.js';
import type { Exchange } from './exchange.js';
import type { Recording, RecordingHead } from './recording.js';

/** Reads a recording. @throws CliError `NOT_FOUND`, or `USAGE_ERROR` for a file that is none */
export async function readRecording(
  path: string,
  { name }: { readonly name: string },
): Promise<Recording> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new CliError('NOT_FOUND', `There is no recording "${name}".`, {
      details: { name, file: path },
      hint: 'See what there is: nanda record --list',
    });
  });
  const [head, ...exchanges] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index): unknown => {
      try {
        return JSON.parse(line) as unknown;
      } catch {
        throw notRecording(path, `line ${index + 1} is not JSON`);
      }
    });
  const { recording, version } = (head ?? {}) as Partial<RecordingHead>;
  if (recording !== 'nanda') throw notRecording(path, 'its first line does not say so');
  if (version !== 1)
    throw notRecording(path, `it is of version ${String(version)}, and this is for version 1`);
  return {
    head: head as RecordingHead,
    exchanges: (exchanges as Exchange[]).toSorted((one, other) => one.seq - other.seq),
  };
}

function notRecording(path: string, why: string): CliError {
  return new CliError('USAGE_ERROR', `${path} is no recording: ${why}.`, {
    details: { file: path },
  });
}
