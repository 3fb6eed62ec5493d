import type { ReactElement } from 'react';
import type { Mark } from '../model/mark.ts';

/** Props of {@link MarkBadge}. */
export interface MarkBadgeProps {
  readonly mark: Mark;
}

/** A word or two in a small frame. */
export function MarkBadge({ mark }: MarkBadgeProps): ReactElement {
  return (
    <span className="mark" data-tone={mark.tone} title={mark.explanation}>
      {mark.text}
    </span>
  );
}
