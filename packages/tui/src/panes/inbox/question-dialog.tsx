import type { ReactElement } from 'react';
import { Dialog } from '../../frame/dialog.js';
import { useToday } from '../../frame/use-today.js';
import type { SessionState } from '../../session/session-state.js';
import { QuestionView } from './question-view.js';
import { questionSize } from './question-size.js';
import { selectAnswer } from './select-answer.js';

/** Props of {@link QuestionDialog}. */
export interface QuestionDialogProps {
  state: SessionState;
  /** Cells of what it lies over. */
  columns: number;
  rows: number;
}

/** A question that has come in front by itself. */
export function QuestionDialog({ state, columns, rows }: QuestionDialogProps): ReactElement | null {
  const today = useToday();
  const selected = selectAnswer(state);
  if (selected === undefined) return null;
  const size = questionSize(state);
  return (
    <Dialog area={{ columns, rows }} columns={size.columns} rows={size.rows} title="A tool asks">
      <QuestionView
        columns={size.columns - 4}
        rows={size.rows - 2}
        selected={selected}
        today={today}
      />
    </Dialog>
  );
}
