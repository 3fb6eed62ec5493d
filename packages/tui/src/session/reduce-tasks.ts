import type { RunningTask } from './running-task.js';
import type { TaskEvent } from './task-event.js';

/** The running commands after an event. Progress that comes after the end belongs to nobody. */
export function reduceTasks(
  state: readonly RunningTask[],
  event: TaskEvent,
): readonly RunningTask[] {
  if (event.type === 'started') return [...state, event.task];
  if (!state.some(({ id }) => id === event.id)) return state;
  if (event.type === 'ended') return state.filter(({ id }) => id !== event.id);
  return state.map((task) => (task.id === event.id ? { ...task, progress: event.progress } : task));
}
