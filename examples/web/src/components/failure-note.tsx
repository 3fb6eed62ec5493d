import type { ReactElement } from 'react';
import type { Failure } from '../model/failure.ts';

/** Props of {@link FailureNote}. */
export interface FailureNoteProps {
  readonly failure: Failure;
  /** Does the same again. @default no button for it */
  readonly onRepeat?: (() => void) | undefined;
}

/** What went wrong, where it did, and what to do. */
export function FailureNote({ failure, onRepeat }: FailureNoteProps): ReactElement {
  const { title, message, command, details, reference } = failure;
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{title}</p>
      <p className="said">{message}</p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail} className="said">
              {detail}
            </li>
          ))}
        </ul>
      )}
      {command !== undefined && <code className="command">{command}</code>}
      {reference !== undefined && <p className="quiet">{reference}</p>}
      {onRepeat !== undefined && (
        <button type="button" onClick={onRepeat}>
          Try again
        </button>
      )}
    </div>
  );
}
