/** An option of one of the session's own commands. */
export interface OptionDefinition {
  /** A flag takes no value; `many` may be repeated. */
  kind: 'flag' | 'text' | 'many';
  /** What stands for the value in help: `NAME`. */
  value?: string;
  /** The values that there are, where there are few. */
  choices?: readonly string[];
  /** Whether `--no-…` means the opposite of the flag. */
  isDeniable?: boolean;
  summary: string;
}

/** Options by their names, without the dashes. */
export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;
