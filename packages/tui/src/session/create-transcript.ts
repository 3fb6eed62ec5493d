import { formatCount, sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import type { TranscriptLine } from '../panes/transcript/transcript-line.js';
import { describeFailure } from './describe-failure.js';
import type { SessionStore } from './create-store.js';

/** Characters of a command that a key stands for: who wants the whole of it copies it. */
const longestEcho = 2000;

/** Who writes the transcript. All text is made safe here. */
export interface Transcript {
  /** A new command: gives the number that its lines share. */
  begin(kind: 'command' | 'echo', text: string): number;
  print(entry: number, kind: TranscriptLine['kind'], text: string): void;
  /** What went wrong and the way out; gives the exit code. */
  fail(entry: number, error: unknown): number;
}

/** Makes the writer of a session's transcript. */
export function createTranscript({ dispatch }: Pick<SessionStore, 'dispatch'>): Transcript {
  let last = 0;

  function print(entry: number, kind: TranscriptLine['kind'], text: string): void {
    const lines = sanitizeForTerminal(text).split('\n');
    dispatch({ type: 'printed', lines: lines.map((line) => ({ kind, text: line, entry })) });
  }

  return {
    begin(kind, text) {
      last += 1;
      print(last, kind, sanitizeLine(kind === 'echo' ? shorten(text) : text));
      return last;
    },
    print,
    fail(entry, error) {
      const { message, hint, exitCode } = describeFailure(error);
      print(entry, 'error', `error: ${sanitizeLine(message)}`);
      print(entry, 'hint', `try: ${sanitizeLine(hint)}`);
      return exitCode;
    },
  };
}

function shorten(text: string): string {
  const more = text.length - longestEcho;
  if (more <= 0) return text;
  return `${text.slice(0, longestEcho).toWellFormed()}… (${formatCount(more)} more characters)`;
}
