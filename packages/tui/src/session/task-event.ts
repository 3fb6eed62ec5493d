import type { CallProgress } from './call-progress.js';
import type { RunningTask } from './running-task.js';

/** What becomes of the commands that are being carried out. */
export type TaskEvent =
  | { type: 'started'; task: RunningTask }
  | { type: 'progressed'; id: number; progress: CallProgress }
  | { type: 'ended'; id: number };
