import type { ReactElement } from 'react';
import { ConfirmDialog } from './confirm-dialog.js';
import { HelpOverlay } from '../help/help-overlay.js';
import { PaletteOverlay } from '../palette/palette-overlay.js';
import { AuthorizationDialog } from '../panes/authorization/authorization-dialog.js';
import { CredentialsDialog } from '../panes/connections/credentials-dialog.js';
import { QuestionDialog } from '../panes/inbox/question-dialog.js';
import type { SessionState } from '../session/session-state.js';
import type { Overlay } from '../view/overlay.js';

/** Props of {@link OverlayView}. */
export interface OverlayViewProps {
  overlay: Overlay;
  state: SessionState;
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
  /** On the session's clock, in milliseconds. */
  now: number;
}

/** What lies over the panes. */
export function OverlayView({ overlay, ...props }: OverlayViewProps): ReactElement {
  switch (overlay.kind) {
    case 'help':
      return <HelpOverlay {...props} />;
    case 'palette':
      return <PaletteOverlay {...props} />;
    case 'confirm':
      return <ConfirmDialog {...props} overlay={overlay} />;
    case 'authorization':
      return <AuthorizationDialog {...props} overlay={overlay} />;
    case 'credentials':
      return <CredentialsDialog {...props} overlay={overlay} />;
    case 'question':
      return <QuestionDialog {...props} />;
  }
}
