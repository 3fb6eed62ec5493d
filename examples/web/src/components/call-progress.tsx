import type { ReactElement } from 'react';
import type { Call } from '../model/call.ts';

/** Props of {@link CallProgress}. */
export interface CallProgressProps {
  readonly call: Call;
}

/** How far a call is: a bar, and the same in words, which are read out. */
export function CallProgress({
  call: { progress, state, toolName },
}: CallProgressProps): ReactElement {
  const total = progress?.total;
  // Without an end there is no share of it: the bar only moves.
  const share =
    progress === undefined || total === undefined || total <= 0
      ? undefined
      : Math.min(1, Math.max(0, progress.value / total));
  const isOver = state === 'cancelled';
  return (
    <div className="call-progress">
      {!(isOver && share === undefined) && (
        <progress
          aria-label={`Progress of ${toolName}`}
          {...(share !== undefined && { value: share })}
        />
      )}
      <p role="status" aria-live="polite">
        <span className="said">{progress?.message ?? (isOver ? 'Cancelled.' : 'At work …')}</span>
        {share !== undefined && <span className="share">{Math.round(share * 100)} %</span>}
        {share === undefined && progress !== undefined && (
          <span className="share">{progress.value}</span>
        )}
      </p>
    </div>
  );
}
