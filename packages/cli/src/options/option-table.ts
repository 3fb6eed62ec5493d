/** One option of a command. Its name is its key in the table, in kebab case. */
export interface OptionDefinition {
  /**
   * `duration` reads `500ms`, `5s`, `2m`, `7d` or plain milliseconds, and gives milliseconds; `size` reads `512kB`,
   * `16MiB` or plain bytes, and gives bytes.
   */
  readonly kind: 'flag' | 'text' | 'integer' | 'duration' | 'size';
  readonly summary: string;
  /** May be given more than once; the value is then a list. Only for `text`. */
  readonly many?: true;
  /** May be denied too, with `no-` before its name: it is then false, and not absent. Only for `flag`. */
  readonly deniable?: true;
  /** One letter. */
  readonly short?: string;
  /** How help calls the value. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The variable of the environment that is read where the option is not given; commas part a list. */
  readonly env?: string;
  /** What stands where neither is given. */
  readonly default?: string | number;
  /** The same in words, where it is not decided here. */
  readonly usually?: string;
  /** The least and the greatest of a number. */
  readonly least?: number;
  readonly most?: number;
}

export type OptionTable = Readonly<Record<string, OptionDefinition>>;

type ValueOf<Definition extends OptionDefinition> = Definition extends { kind: 'flag' }
  ? boolean
  : Definition extends { kind: 'text' }
    ? Definition extends { many: true }
      ? readonly string[]
      : string
    : number;

/** What a command line and its environment give for a table: only what has a value is there. */
export type OptionValues<Options extends OptionTable> = {
  readonly [
    Name in keyof Options as Options[Name] extends { default: string | number } ? Name : never
  ]: ValueOf<Options[Name]>;
} & {
  readonly [
    Name in keyof Options as Options[Name] extends { default: string | number } ? never : Name
  ]?: ValueOf<Options[Name]> | undefined;
};
