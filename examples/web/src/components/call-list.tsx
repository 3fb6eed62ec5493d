import type { ReactElement } from 'react';
import type { Call } from '../model/call.ts';
import { CallCard } from './call-card.tsx';

/** Props of {@link CallList}. */
export interface CallListProps {
  /** The newest first. */
  readonly calls: readonly Call[];
  readonly onCancel: (id: number) => void;
}

/** The calls of a connection. */
export function CallList({ calls, onCancel }: CallListProps): ReactElement {
  return (
    <section className="calls" aria-label="Calls">
      {calls.length === 0 && (
        <div className="panel quiet">
          What you call runs here, and can be watched and cancelled.
        </div>
      )}
      {calls.map((call) => (
        <CallCard key={call.id} call={call} onCancel={() => onCancel(call.id)} />
      ))}
    </section>
  );
}
