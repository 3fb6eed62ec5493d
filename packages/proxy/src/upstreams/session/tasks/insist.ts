import { createPause } from '../../shared/create-pause.js';
import { isPassing } from './is-passing.js';
import type { TaskContext } from './task-context.js';
import { toTaskFailure } from './to-task-failure.js';

/** Milliseconds before each further try. The first one shows at once whether the session is gone. */
const pauses = [0, 250, 1000, 2000];

/**
 * Asks something about a task, again where the way to the service failed: the task runs on there, and to ask changes
 * nothing. Rejects with the service's refusal (see `findRpcError`), or as `toTaskFailure` has it.
 */
export async function insist<Answer>(
  ask: () => Promise<Answer>,
  { signal, name, redactor }: Pick<TaskContext, 'signal' | 'name' | 'redactor'>,
): Promise<Answer> {
  const pause = createPause();
  signal.addEventListener('abort', pause.end, { once: true });
  try {
    for (let failures = 0; ; failures += 1) {
      try {
        return await ask();
      } catch (error) {
        if (signal.aborted) throw error;
        const wait = pauses[failures];
        if (!isPassing(error) || wait === undefined) throw toTaskFailure(error, { name, redactor });
        await pause.wait(wait);
      }
    }
  } finally {
    signal.removeEventListener('abort', pause.end);
  }
}
