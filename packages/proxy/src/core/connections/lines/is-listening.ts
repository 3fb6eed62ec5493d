import type { LineDialog } from './line.js';

/** Whether a dialog waits for what the service says beside any request. In the newer era it is a subscription. */
export function isListening({ era, follows }: Pick<LineDialog, 'era' | 'follows'>): boolean {
  return era === 'modern' || follows.size > 0;
}
