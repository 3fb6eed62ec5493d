export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null';

/** What a schema says about a value, as far as a command line needs to know it. */
export interface ValueShape {
  /** Empty when the schema does not say. */
  readonly types: ReadonlySet<JsonType>;
  /** The only values that are allowed, where the schema lists them. */
  readonly choices: readonly unknown[] | undefined;
  /** Schemas of named properties. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  /** The schema of properties without a name of their own; false where there may be none. */
  readonly additional: unknown;
  /** The schema of a list's items; of those behind `tuple`, where there are any. */
  readonly items: unknown;
  /** Schemas of the first items of a list, each of its own. */
  readonly tuple: readonly unknown[];
  /** Limits such as `minimum` and `pattern`, by their keywords. Not of alternatives. */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly description: string | undefined;
  readonly default: unknown;
}
