import type { Style } from '../text/style.js';

/** Where a command puts what it has to say. */
export interface Output {
  /** Whether the caller wants JSON; then standard output is for `document` alone. */
  readonly json: boolean;
  /** For standard output. */
  readonly style: Style;
  /** For standard error. */
  readonly noteStyle: Style;
  /** Characters that fit a line; infinite where nobody looks. */
  readonly width: number;
  /** A line, or several, on standard output. Not for JSON callers. */
  print(text: string): void;
  /** The one JSON document of a command, or one of the lines of a stream. */
  document(value: unknown, options?: { readonly oneLine?: boolean }): void;
  /** A line for a person, on standard error; it says nothing that a stranger wrote, or cleans it. */
  note(text: string): void;
  /** A stranger's text: safe to show where standard output is a terminal, else as it is. */
  clean(text: string): string;
  /** The same for standard error. */
  cleanNote(text: string): string;
}
