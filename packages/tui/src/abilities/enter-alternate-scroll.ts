import { alternateScroll } from './alternate-scroll.js';
import { enterMode, type EnterModeOptions } from './enter-mode.js';

/**
 * Turns alternate scroll mode on, until the function that it gives is called or the process ends,
 * whichever comes first.
 */
export function enterAlternateScroll(options: EnterModeOptions): () => void {
  return enterMode(alternateScroll, options);
}
