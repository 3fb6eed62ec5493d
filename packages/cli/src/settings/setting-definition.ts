/** What is known of one setting: commands, help and errors are made of it. */
export interface SettingDefinition {
  /**
   * What its value is. `reference` says where a secret is found: `secret:NAME`, `env:NAME` or `file:PATH`;
   * `duration` gives milliseconds, `size` bytes; `proxy` is a URL, or `unix:/path` for a socket.
   */
  readonly kind:
    | 'text'
    | 'choice'
    | 'flag'
    | 'integer'
    | 'duration'
    | 'size'
    | 'url'
    | 'proxy'
    | 'reference'
    | 'registries'
    | 'profile';
  /** A piece of a sentence, in one line. */
  readonly summary: string;
  /** The variable of the environment that has it too, as text. */
  readonly env: string;
  /** Where other variables than `env` say it by being set at all: which, by the value that they stand for. */
  readonly switches?: Readonly<Record<string, string>>;
  /** The option that has it too, with its dashes. */
  readonly option?: string;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** The least number that is one. @default 0 */
  readonly least?: number;
  /** What counts where nobody says anything: a value, or in words what happens. @default nothing */
  readonly default?: string | number | boolean;
  /** Whether it is of the proxy, and so counts when one starts. @default false */
  readonly isOfProxy?: true;
}
