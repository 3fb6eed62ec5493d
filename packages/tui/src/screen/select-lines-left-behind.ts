import type { TranscriptLine } from '../session/session-state.js';

const maximumLines = 20;

/**
 * The end of the transcript as it is left on the normal screen: whole commands where they fit, with an
 * empty line before each but the first.
 */
export function selectLinesLeftBehind(transcript: readonly TranscriptLine[]): string[] {
  const last = transcript.slice(-maximumLines);
  const firstCommand = last.findIndex(({ kind }) => kind === 'command');
  return last.slice(Math.max(0, firstCommand)).flatMap(({ kind, text }, index) => {
    if (kind !== 'command') return [text];
    return index === 0 ? [`> ${text}`] : ['', `> ${text}`];
  });
}
