import { type ReactElement, useEffect, useId, useRef } from 'react';
import type { Call } from '../model/call.ts';
import type { Mark } from '../model/mark.ts';
import { CallProgress } from './call-progress.tsx';
import { ContentBlockView } from './content-block-view.tsx';
import { FailureNote } from './failure-note.tsx';
import { LogLines } from './log-lines.tsx';
import { MarkBadge } from './mark-badge.tsx';
import { ToolResultView } from './tool-result-view.tsx';

/** Props of {@link CallCard}. */
export interface CallCardProps {
  readonly call: Call;
  readonly onCancel: () => void;
}

/** One call: what was asked, how far it is, what it says, what came of it. */
export function CallCard({ call, onCancel }: CallCardProps): ReactElement {
  const id = useId();
  const card = useRef<HTMLElement>(null);

  // Where there is little room, it is below the form that it comes from.
  useEffect(() => {
    // New browsers return a promise here, which must not become the effect's clean-up.
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const { failure, logs, parameters, partial, result, state, toolName } = call;
  const isRunning = state === 'running' || state === 'cancelling';
  return (
    <article ref={card} className="panel call" data-state={state} aria-labelledby={id}>
      <div className="call-head">
        <h3 id={id}>{toolName}</h3>
        <span role="status">
          <MarkBadge mark={markOf(call)} />
        </span>
        {isRunning && (
          <button type="button" onClick={onCancel} disabled={state === 'cancelling'}>
            Cancel
          </button>
        )}
      </div>
      {Object.keys(parameters).length > 0 && (
        <code className="parameters">{JSON.stringify(parameters)}</code>
      )}
      {state !== 'done' && state !== 'failed' && <CallProgress call={call} />}
      {logs.length > 0 && <LogLines lines={logs} label={`Log of ${toolName}`} />}
      {result === undefined &&
        partial.map((block, index) => <ContentBlockView key={String(index)} block={block} />)}
      {result !== undefined && <ToolResultView result={result} />}
      {failure !== undefined && <FailureNote failure={failure} />}
    </article>
  );
}

function markOf({ duration, result, state }: Call): Mark {
  const time = duration === undefined ? '' : ` · ${showDuration(duration)}`;
  switch (state) {
    case 'running':
      return { text: '◆ running', tone: 'caution' };
    case 'cancelling':
      return { text: '… cancelling', tone: 'caution' };
    case 'cancelled':
      return { text: '○ cancelled', tone: 'plain' };
    case 'failed':
      return { text: `✗ failed${time}`, tone: 'bad' };
    case 'done':
      return result?.isError === true
        ? { text: `✗ tool error${time}`, tone: 'bad' }
        : { text: `✓ done${time}`, tone: 'good' };
  }
}

function showDuration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
