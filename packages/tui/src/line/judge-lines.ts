import type { LineKind } from './read-line-kind.js';

/** How the lines went so far. */
export interface Judgement {
  /** Of the first line that failed; 0 while none has. */
  exitCode: number;
  /** Whether the last call waits for an answer: no failure, if it is given next. */
  isWaiting: boolean;
  /** Whether no further line is carried out. */
  hasEnded: boolean;
}

/** Something that happens to the lines. */
export type LineEvent =
  /** A line is about to be carried out. */
  | { type: 'given'; kind: LineKind }
  | { type: 'carried-out'; kind: LineKind; exitCode: number }
  | { type: 'no-more' };

/** {@link judgeLines}' second argument. */
export interface JudgeLinesOptions {
  /** Whether the first failure ends it. */
  endsAtFailure: boolean;
}

const waitsForAnswer = 8;

/** No line has been given yet. */
export const noLines: Judgement = { exitCode: 0, isWaiting: false, hasEnded: false };

/**
 * What becomes of the exit code, and whether there is a next line. A call that waits for an answer is only a failure
 * where something else follows.
 */
export function judgeLines(
  judgement: Judgement,
  event: LineEvent,
  { endsAtFailure }: JudgeLinesOptions,
): Judgement {
  switch (event.type) {
    case 'given':
      return event.kind !== 'other' || !judgement.isWaiting ? judgement : fail(waitsForAnswer);
    case 'carried-out':
      if (event.exitCode === waitsForAnswer) return { ...judgement, isWaiting: true };
      if (event.exitCode !== 0) return fail(event.exitCode);
      return event.kind === 'answer' ? { ...judgement, isWaiting: false } : judgement;
    case 'no-more':
      return { ...(judgement.isWaiting ? fail(waitsForAnswer) : judgement), hasEnded: true };
  }

  function fail(code: number): Judgement {
    return {
      exitCode: judgement.exitCode === 0 ? code : judgement.exitCode,
      isWaiting: event.type === 'carried-out' && judgement.isWaiting,
      hasEnded: endsAtFailure,
    };
  }
}
