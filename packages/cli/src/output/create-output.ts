import {
  createStyle,
  sanitizeForTerminal,
  sanitizeJson,
  wantsColor,
  wrapWords,
} from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import { isData } from './output-format.js';
import type { Output } from './output.js';
import { type OutputOptions, plainOutput } from './read-output-options.js';

/** Where a command writes, in the way that was asked for. */
export async function createOutput(
  io: CommandLineIo,
  { format, fields, select }: OutputOptions = plainOutput,
): Promise<Output> {
  const isTerminal = io.stdout.isTTY === true;
  const data = isData(format);
  // What only some ask for is loaded for them alone.
  const cut = fields === undefined ? undefined : (await import('./pick-fields.js')).pickFields;
  const at = select === undefined ? undefined : (await import('./select-path.js')).selectPath;
  const render =
    data && format !== 'json' ? (await import('./render-data.js')).renderData : undefined;

  const columns = isTerminal ? io.stdout.columns || 80 : Number.POSITIVE_INFINITY;
  const isChosen = fields !== undefined || select !== undefined;

  let hasLines = false;
  return {
    json: data,
    format,
    get hasLines() {
      return hasLines;
    },
    style: createStyle(wantsColor(io.env, { isTTY: isTerminal })),
    get noteStyle() {
      return createStyle(wantsColor(io.env, { isTTY: io.stderr.isTTY === true }));
    },
    width: columns,
    print: (text) => void io.stdout.write(`${text}\n`),
    document(value, options = {}) {
      const { isRow = false, render: own } = options;
      const { oneLine = isRow, isLenient = isRow } = options;
      hasLines ||= oneLine;
      const isFailure = !isRow && typeof value === 'object' && value !== null && 'error' in value;
      const isWhole = isFailure || !isChosen;
      const picked = isWhole || fields === undefined ? value : cut?.(value, fields, { isLenient });
      const part = isWhole || select === undefined ? picked : at?.(picked, select, { isLenient });
      if (part === undefined && isLenient) return;
      const shape =
        isFailure || oneLine
          ? undefined
          : (own ?? (render && ((it) => render(it, format, { width: columns, isChosen }))));
      const text = shape?.(part) ?? JSON.stringify(part, undefined, oneLine ? undefined : 2);
      // No rows are no line.
      if (text !== '') io.stdout.write(`${isTerminal ? makeSafe() : text}\n`);

      /** What a person looks at may have a stranger's text in it; a rendering of our own is safe already. */
      function makeSafe(): string {
        if (shape === undefined || (shape !== own && format === 'jsonl')) return sanitizeJson(text);
        return shape === own ? text : sanitizeForTerminal(text);
      }
    },
    note(text) {
      const width = io.stderr.isTTY === true ? io.stderr.columns || 80 : Number.POSITIVE_INFINITY;
      for (const line of text.split('\n')) {
        const hanging = line.length - line.trimStart().length;
        io.stderr.write(`${wrapWords(line, { width, hanging })}\n`);
      }
    },
    clean: (text) => (isTerminal ? sanitizeForTerminal(text) : text),
    cleanNote: (text) => (io.stderr.isTTY === true ? sanitizeForTerminal(text) : text),
  };
}
