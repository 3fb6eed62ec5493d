import type { DetailState } from './detail-state.js';

/** A service as it is shown: looked at, or only under the cursor of the list. */
export type ShownDetail = Omit<DetailState, 'status'> & {
  /** `listed`: what the list knows, and nobody has asked for more. */
  readonly status: DetailState['status'] | 'listed';
};
