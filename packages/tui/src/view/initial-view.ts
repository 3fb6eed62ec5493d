import type { ViewState } from './view-state.js';

/** The prompt has the keys; everything that is said is in sight. */
export const initialView: ViewState = {
  mode: 'prompt',
  column: 'places',
  place: 'services',
  work: 'detail',
  output: 'transcript',
  last: null,
  left: 'places',
  isZoomed: false,
  overlay: null,
  toast: null,
  lastToast: 0,
  quitArmedUntil: null,
  pendingKeys: '',
  size: { columns: 80, rows: 24 },
};
