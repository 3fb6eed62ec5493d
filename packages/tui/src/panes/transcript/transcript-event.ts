import type { TranscriptLine } from './transcript-line.js';

/** Something is said, or all of it forgotten. */
export type TranscriptEvent = { type: 'printed'; lines: TranscriptLine[] } | { type: 'cleared' };
