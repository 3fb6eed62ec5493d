/** What was on a command line, before the environment and the defaults are looked at. */
export interface ParsedOptions {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  /** What came after the last positional that was asked for. */
  readonly rest: readonly string[];
  readonly wantsHelp: boolean;
}
