/** One line of the transcript, safe to print. */
export interface TranscriptLine {
  /** `command` is what was typed, `echo` the command that equals what was done with a key. */
  kind: 'command' | 'echo' | 'output' | 'error' | 'hint';
  text: string;
  /** Lines of one command share it, and stand together. */
  entry: number;
}
