import { isListening } from './is-listening.js';
import type { Line } from './line.js';

/** Whether somebody waits for what the service says beside any request: then the line is not idle. */
export function isListenedTo({ dialogs }: Line): boolean {
  return [...dialogs.values()].some(isListening);
}
