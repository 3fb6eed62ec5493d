import { isObject } from '../../../core/is-object.js';

/** What a service says of a task. Its texts are the service's words. */
export interface TaskState {
  readonly taskId: string;
  readonly status: 'working' | 'input_required' | 'completed' | 'failed' | 'cancelled';
  readonly statusMessage: string | undefined;
  /** Milliseconds after which it wants to be asked again, within reason. */
  readonly pollInterval: number;
}

const statuses = new Set<unknown>([
  'working',
  'input_required',
  'completed',
  'failed',
  'cancelled',
]);
const maximumId = 1024;
const defaultInterval = 1000;
const minimumInterval = 100;
const maximumInterval = 30_000;

/** Undefined where it is no task. */
export function readTask(value: unknown): TaskState | undefined {
  if (!isObject(value)) return undefined;
  const { taskId, status, statusMessage, pollInterval } = value;
  if (typeof taskId !== 'string' || taskId === '' || taskId.length > maximumId) return undefined;
  if (!statuses.has(status)) return undefined;
  const interval = typeof pollInterval === 'number' ? pollInterval : defaultInterval;
  return {
    taskId,
    status: status as TaskState['status'],
    statusMessage: typeof statusMessage === 'string' ? statusMessage : undefined,
    pollInterval: Math.min(Math.max(interval, minimumInterval), maximumInterval),
  };
}
