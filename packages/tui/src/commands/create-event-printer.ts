import type { ContentBlock, ExecutionEvent } from '@nanda/sdk';
import { oneLine } from '@nanda/terminal';
import { formatResult } from '../session/format-result.js';
import { textOfLog } from '../session/text-of-log.js';
import type { CommandContext } from './command-context.js';
import { printLong } from './print-long.js';

const longest = 400;

/** What {@link createEventPrinter} keeps. */
export interface EventPrinterOptions {
  /** Is added to: the blocks of the result that have been printed. */
  printed: ContentBlock[];
}

/** Prints what happens to a call as it happens: parts of its result, and beside them how far it is and what it logs. */
export function createEventPrinter(
  context: Pick<CommandContext, 'print' | 'hint' | 'face' | 'readState'>,
  { printed }: EventPrinterOptions,
): (event: ExecutionEvent) => void {
  const { hint } = context;
  return (event) => {
    switch (event.type) {
      case 'partial':
        printed.push(...event.content);
        printLong(formatResult({ content: event.content }), context);
        return;
      case 'progress': {
        const { progress, total, message } = event;
        const count = total === undefined ? String(progress) : `${progress}/${total}`;
        hint(message === undefined ? count : `${count} ${oneLine(message, longest)}`);
        return;
      }
      case 'log':
        hint(`${event.level}: ${oneLine(textOfLog(event), longest)}`);
        return;
      default:
        return;
    }
  };
}
