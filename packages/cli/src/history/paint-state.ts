import type { ExecutionState } from '@nanda/protocol';
import type { Style } from '@nanda/terminal';

/** The state of a call in a word and its colour. */
export function paintState(state: ExecutionState, style: Style): string {
  switch (state) {
    case 'completed':
      return style.green('✓ done');
    case 'failed':
      return style.red('✗ failed');
    case 'cancelled':
      return style.yellow('- cancelled');
    case 'input_required':
      return style.yellow('? waits');
    default:
      return style.cyan('… runs');
  }
}
