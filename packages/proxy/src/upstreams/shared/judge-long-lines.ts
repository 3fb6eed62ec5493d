import { findResponseId } from '../websocket/find-response-id.js';
import { readResponseHead } from '../websocket/read-response-head.js';
import type { GatherLinesOptions } from './gather-lines.js';

export interface JudgeLongLinesOptions {
  /** That is held of one line. */
  readonly maximumBytes: number;
  /** A message was too large; the id of the request that it answers, where it could be told. Told once for each. */
  readonly onTooLarge: (requestId: string | number | undefined) => void;
  /** The message in a line. @default all of it */
  readonly messageOf?: (line: string) => string;
}

/** So many times the limit are thrown away of a line whose end may say whose answer it is. */
const patience = 8;

/**
 * Tells whose answer a line is that is too long, as early as it can be told: a line may have no end. What its beginning says
 * counts at the limit, and so does that it says nothing; only where the id may come at the end is that waited for.
 */
export function judgeLongLines({
  maximumBytes,
  onTooLarge,
  messageOf = (line) => line,
}: JudgeLongLinesOptions): Required<Pick<GatherLinesOptions, 'onExcess' | 'onTooLong'>> {
  let isTold = false;
  const tell = (requestId: string | number | undefined): void => {
    if (isTold) return;
    isTold = true;
    onTooLarge(requestId);
  };
  return {
    onExcess: (head, size) => {
      if (isTold) return;
      const told = readResponseHead(messageOf(head));
      if (told !== 'later') tell(told?.id);
      else if (size > patience * maximumBytes) tell(undefined);
    },
    onTooLong: ({ head, tail }) => {
      tell(findResponseId(messageOf(head) + tail));
      isTold = false;
    },
  };
}
