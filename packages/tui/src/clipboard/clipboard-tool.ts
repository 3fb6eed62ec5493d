/** A program that puts its standard input onto the clipboard. */
export interface ClipboardTool {
  /** As a person knows it. */
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** How it wants the text. Default `utf8`. */
  readonly encoding?: 'utf16le';
  /** Variables that it needs besides those of the process. */
  readonly variables?: Readonly<Record<string, string>>;
}
