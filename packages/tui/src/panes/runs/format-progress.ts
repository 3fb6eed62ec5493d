import type { CallProgress } from '../../session/call-progress.js';

/** {@link formatProgress}' second argument. */
export interface FormatProgressOptions {
  /** Columns of the bar itself. */
  columns: number;
}

/** A bar and its numbers (`███░░░ 3/6`), the bare number where no total is known, or nothing. */
export function formatProgress(
  { progress, total }: CallProgress,
  { columns }: FormatProgressOptions,
): string {
  if (progress === undefined || !Number.isFinite(progress)) return '';
  if (total === undefined || !Number.isFinite(total) || total <= 0) return String(progress);
  const share = Math.min(1, Math.max(0, progress / total));
  const full = Math.round(share * columns);
  return `${'█'.repeat(full)}${'░'.repeat(columns - full)} ${progress}/${total}`;
}
