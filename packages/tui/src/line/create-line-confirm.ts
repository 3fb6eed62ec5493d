import { sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { Confirm } from '../session/confirm.js';
import type { LineSource } from './line-source.js';

const unasked = {
  hint: 'set: confirm never, before it, or NANDA_CONFIRM=never',
  exitCode: 9,
} as const;

/** Options of {@link createLineConfirm}. */
export interface CreateLineConfirmOptions {
  lines: LineSource;
  stderr: NodeJS.WritableStream;
}

/**
 * Asks for a yes at the terminal; the next line is the answer. Where the lines are a script, nobody is there to say it:
 * that is an error with the way out.
 */
export function createLineConfirm({ lines, stderr }: CreateLineConfirmOptions): Confirm {
  return async ({ question, detail, otherwise = unasked }, { signal }) => {
    const [claim = ''] = detail.split('\n');
    if (lines.kind !== 'terminal') {
      throw new CommandError(`${claim} Nobody can be asked here`, otherwise);
    }
    stderr.write(`${sanitizeForTerminal(detail)}\n${sanitizeLine(question)} [y/N] `);
    const answer = await lines.next({ signal });
    return /^\s*y(?:es)?\s*$/iu.test(answer ?? '');
  };
}
