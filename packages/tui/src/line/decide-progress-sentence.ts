import type { CallProgress } from '../session/call-progress.js';

/** Milliseconds, and the share of the whole, after which something is said again. */
const interval = 5000;
const step = 0.1;

/** What is running. Times in milliseconds on one clock. */
export interface ProgressFacts {
  /** Safe to print. */
  label: string;
  startedAt: number;
  progress: CallProgress | null;
}

/** When something was said last, and how far it was then. */
export interface LastSaid {
  at: number;
  /** From 0 to 1. */
  share: number;
}

/** {@link decideProgressSentence}'s second argument. */
export interface DecideProgressSentenceOptions {
  now: number;
  /** Null where nothing has been said of it. */
  last: LastSaid | null;
}

/**
 * What to say of something that runs, for somebody who listens: every five seconds, and whenever another tenth is done;
 * undefined where it is not yet time. The message in it is the service's: not sanitised.
 */
export function decideProgressSentence(
  { label, startedAt, progress }: ProgressFacts,
  { now, last }: DecideProgressSentenceOptions,
): { sentence: string; said: LastSaid } | undefined {
  const share = shareOf(progress);
  const before = last ?? { at: startedAt, share: 0 };
  const isTime = now - before.at >= interval;
  const isStep = Math.floor(share / step + 1e-9) > Math.floor(before.share / step + 1e-9);
  if (!isTime && !isStep) return undefined;
  const parts = [
    countOf(progress),
    progress?.message,
    isTime ? `${Math.floor((now - startedAt) / 1000)} seconds` : undefined,
  ].filter((part) => part !== undefined && part !== '');
  return { sentence: `${label}: ${parts.join(', ')}`, said: { at: now, share } };
}

function shareOf(progress: CallProgress | null): number {
  const { progress: done, total } = progress ?? {};
  if (done === undefined || total === undefined || total <= 0) return 0;
  return Math.min(1, Math.max(0, done / total));
}

function countOf(progress: CallProgress | null): string | undefined {
  const { progress: done, total } = progress ?? {};
  if (done === undefined) return undefined;
  return total === undefined ? String(done) : `${done} of ${total}`;
}
