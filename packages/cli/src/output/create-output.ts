import type { CommandLineIo } from '../io/command-line-io.js';
import { sanitizeForTerminal } from '../text/sanitize-for-terminal.js';
import { createStyle } from '../text/style.js';
import { wantsColor } from '../text/wants-color.js';
import { wrapWords } from '../text/wrap-words.js';
import type { Output } from './output.js';

export function createOutput(io: CommandLineIo, { json }: { readonly json: boolean }): Output {
  const isTerminal = io.stdout.isTTY === true;
  return {
    json,
    style: createStyle(wantsColor(io.env, { isTTY: isTerminal })),
    get noteStyle() {
      return createStyle(wantsColor(io.env, { isTTY: io.stderr.isTTY === true }));
    },
    width: isTerminal ? io.stdout.columns || 80 : Number.POSITIVE_INFINITY,
    print: (text) => void io.stdout.write(`${text}\n`),
    document(value, { oneLine = false } = {}) {
      io.stdout.write(`${JSON.stringify(value, undefined, oneLine ? undefined : 2)}\n`);
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
