import type * as Later from './later.js';

/**
 * What most programs need later or never: streams and events. One chunk for all of it: what many small ones share with
 * the client would be cut into as many pieces, and weigh more in the client than they save.
 */
export function loadLater(): Promise<typeof Later> {
  return import('./later.js');
}
