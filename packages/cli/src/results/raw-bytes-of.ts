import type { ToolResult } from '@nanda/protocol';
import { type Media, mediaOf, textOf } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/** The one thing that a result has. */
export interface RawResult {
  readonly bytes: Buffer;
  /** Absent for text. */
  readonly media?: Media;
}

/** The decoded bytes of the only block of a result. @throws CliError `USAGE_ERROR` where there are several, or none that has bytes */
export function rawBytesOf({ content }: ToolResult): RawResult {
  const [block, ...others] = content;
  if (block !== undefined && others.length === 0) {
    const text = textOf(block);
    if (text !== undefined) return { bytes: Buffer.from(text) };
    const media = mediaOf(block);
    if (media !== undefined) return { bytes: Buffer.from(media.data, 'base64'), media };
  }
  const kinds = content.map(({ type }) => type).join(', ');
  const several = content.length === 0 ? 'no blocks' : `${content.length} of them (${kinds})`;
  const has = content.length === 1 ? `one without bytes (${kinds})` : several;
  throw new CliError(
    'USAGE_ERROR',
    `-o raw writes the bytes of one block; the result has ${has}.`,
    {
      hint: '-o json prints all of it; --save DIR keeps its media.',
    },
  );
}
