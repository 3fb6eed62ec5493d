import { type ReactElement, useEffect, useRef } from 'react';
import type { LogLine } from '../model/call.ts';

/** Props of {@link LogLines}. */
export interface LogLinesProps {
  readonly lines: readonly LogLine[];
  readonly label: string;
}

/** What a tool says while it works; the last line stays in sight. */
export function LogLines({ lines, label }: LogLinesProps): ReactElement {
  const list = useRef<HTMLOListElement>(null);
  const last = lines.at(-1)?.seq;
  useEffect(() => {
    if (last !== undefined) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  return (
    <ol ref={list} className="log" role="log" aria-label={label} tabIndex={0}>
      {lines.map(({ seq, level, text }) => (
        <li key={seq} data-level={level}>
          <span className="level">{level}</span> <span className="said">{text}</span>
        </li>
      ))}
    </ol>
  );
}
