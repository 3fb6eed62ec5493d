import { sanitizeLine } from '@nanda/terminal';
import { selectCancellable } from '../panes/runs/select-cancellable.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { pick } from './pick.js';

/** `cancel`: the call that was begun last and still runs; `cancel: 1` the oldest of them, `cancel: tool` one by its tool. */
export function runCancel(target: string, { readState, cancelRun, print }: CommandContext): void {
  const rows = selectCancellable(readState().runs);
  const words = ({ id, executionId, tool }: (typeof rows)[number]) => [id, executionId ?? id, tool];
  const run = target === '' ? rows.at(-1) : pick(target, { rows, words, hint: 'inbox' });
  if (run === undefined) {
    const what = target === '' ? 'no call runs' : `no call "${target}" runs`;
    throw new CommandError(what, { hint: 'history', exitCode: 6 });
  }
  cancelRun(run.id);
  print(`Cancelled ${sanitizeLine(run.tool)}`);
}
