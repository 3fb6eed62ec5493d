/** What a client's entry says in one of its many spellings, with its secrets and its references as they stand there. */
export type ClientEntry =
  | {
      readonly url: string;
      /** The client's own word for it. */
      readonly transport?: unknown;
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      readonly command: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd?: string;
    };
