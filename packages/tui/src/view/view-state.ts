import type { Toast } from './toast.js';
import type { Overlay } from './overlay.js';

/** The column that keys mean: where to look, what is worked on, what came of it. */
export type ColumnName = 'places' | 'work' | 'output';
/** What the first column lists. */
export type PlaceName = 'services' | 'connections' | 'history' | 'inbox' | 'logs';
/** What the second one shows. */
export type WorkName = 'detail' | 'tools' | 'form' | 'question' | 'facets';
/** What the third one shows: everything that was said, or one call. */
export type OutputName = 'transcript' | 'run';

/** What is in front of the user, which `-` can go back to. */
export interface Sight {
  column: ColumnName;
  place: PlaceName;
  work: WorkName;
  output: OutputName;
}

/** Where the user is. */
export interface ViewState extends Sight {
  /** Whether keys are typed into the prompt, or mean the panes. */
  mode: 'prompt' | 'panes';
  /** What `-` goes back to. */
  last: Sight | null;
  /** The column of the first two that was used last: it stays beside the third where there is room for two. */
  left: 'places' | 'work';
  /** One column alone has the screen. */
  isZoomed: boolean;
  /** Over everything, one at a time. */
  overlay: Overlay | null;
  toast: Toast | null;
  /** The number of the toast that was shown last. */
  lastToast: number;
  /** Until when, on the session's clock, another Ctrl-C quits; null before the first one. */
  quitArmedUntil: number | null;
  /** Keys that have been pressed of a sequence, such as `g`. */
  pendingKeys: string;
  size: { columns: number; rows: number };
}
