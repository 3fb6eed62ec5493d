import { setImmediate } from 'node:timers/promises';
import type { RowGroup } from '../rows/row-group.js';
import type { FileFormat } from './format-of.js';
import { limitBytes } from './limit-bytes.js';
import { parseDocument } from './parse-document.js';
import { peekChunk } from './peek-chunk.js';
import { readLines } from './read-lines.js';
import { readText } from './read-text.js';
import { unpack } from './unpack.js';

const groupSize = 500;

/**
 * The rows in a file's bytes, which may be gzipped.
 *
 * @throws UnreadableContentError where they are not what the format says.
 */
export async function* readContent(
  chunks: AsyncIterable<Uint8Array>,
  {
    format,
    maximumBytes = Number.POSITIVE_INFINITY,
  }: {
    readonly format: FileFormat;
    /** Of what is unpacked. @default none for JSON Lines, which are read bit by bit, else 256 MiB */
    readonly maximumBytes?: number;
  },
): AsyncGenerator<RowGroup> {
  const { first, all } = await peekChunk(limitBytes(unpack(chunks), { maximumBytes }));
  if (format === 'lines' && !beginsList(first)) {
    yield* readLines(all);
    return;
  }
  const { unit, rows } = await parseDocument(await readText(all), {
    format: format === 'yaml' ? 'yaml' : 'json',
  });
  const total = rows.length;
  for (let start = 0; start < total; start += groupSize) {
    yield { unit, rows: rows.slice(start, start + groupSize), total };
    await setImmediate();
  }
}

/** A JSON list under the name of JSON Lines is common enough. */
function beginsList(chunk: Uint8Array | undefined): boolean {
  return /^[\uFEFF\s]*\[/.test(new TextDecoder().decode(chunk?.subarray(0, 64)));
}
