import type { Overlay } from './overlay.js';
import type { Toast } from './toast.js';
import type { ColumnName, OutputName, PlaceName, WorkName } from './view-state.js';

/** The user goes somewhere, or something comes in front. */
export type ViewEvent =
  | { type: 'prompt-entered' }
  | { type: 'panes-entered' }
  | { type: 'column-entered'; column: ColumnName }
  | { type: 'place-opened'; place: PlaceName }
  | { type: 'work-opened'; work: WorkName }
  | { type: 'output-opened'; output: OutputName }
  | { type: 'went-back' }
  | { type: 'zoomed'; isZoomed: boolean }
  | { type: 'overlay-opened'; overlay: Overlay }
  | { type: 'overlay-closed' }
  /** What came in front by itself takes keys from now on. */
  | { type: 'question-ready' }
  | { type: 'toast-shown'; toast: Toast }
  | { type: 'toast-gone'; number: number }
  | { type: 'quit-armed'; until: number }
  | { type: 'keys-pending'; keys: string }
  | { type: 'resized'; columns: number; rows: number };
