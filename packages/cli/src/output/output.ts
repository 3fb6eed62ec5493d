import type { OutputFormat } from './output-format.js';
import type { Style } from '@nanda/terminal';

export interface DocumentOptions {
  /** One of several. @default false */
  readonly oneLine?: boolean;
  /** Members that are asked for and not there are `null`, and a document without the selected part is left out. @default false */
  readonly isLenient?: boolean;
  /** One of several of a kind, of which one may have failed: asked-for members are taken of that too. Lenient, and on one line. @default false */
  readonly isRow?: boolean;
  /** How it is written, after the asked-for part of it was taken. @default as the format says */
  readonly render?: (part: unknown) => string;
}

/** Where a command puts what it has to say. */
export interface Output {
  /** Whether the caller wants data, JSON or the like; then standard output is for `document` alone. */
  readonly json: boolean;
  readonly format: OutputFormat;
  /** Whether documents were written that are a line each: then so is what is told of a failure. */
  readonly hasLines: boolean;
  /** For standard output. */
  readonly style: Style;
  /** For standard error. */
  readonly noteStyle: Style;
  /** Characters that fit a line; infinite where nobody looks. */
  readonly width: number;
  /** A line, or several, on standard output. Not for JSON callers. */
  print(text: string): void;
  /** The one JSON document of a command, or one of the lines of a stream. */
  document(value: unknown, options?: DocumentOptions): void;
  /** A line for a person, on standard error; it says nothing that a stranger wrote, or cleans it. */
  note(text: string): void;
  /** A stranger's text: safe to show where standard output is a terminal, else as it is. */
  clean(text: string): string;
  /** The same for standard error. */
  cleanNote(text: string): string;
}
