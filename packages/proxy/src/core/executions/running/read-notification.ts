import type { UpstreamLog, UpstreamProgress } from '../../connections/upstream-connector.js';

type Params = Readonly<Record<string, unknown>>;

/** How far a tool is, of what a service said; undefined where it is nothing of the kind. */
export function readProgress({ progress, total, message }: Params): UpstreamProgress | undefined {
  if (typeof progress !== 'number') return undefined;
  return {
    progress,
    ...(typeof total === 'number' && { total }),
    ...(typeof message === 'string' && { message }),
  };
}

/** A line of a tool's log, of what a service said. */
export function readLog({ level, logger, data }: Params): UpstreamLog | undefined {
  if (typeof level !== 'string') return undefined;
  return { level, data, ...(typeof logger === 'string' && { logger }) };
}
