/** A server that no catalog has to know: where it listens, or the program that it is, with its arguments. */
export type ServerTarget = { url: string } | { command: readonly [string, ...string[]] };
