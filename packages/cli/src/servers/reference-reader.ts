/** Looks up what a reference stands for: `env:NAME` and the like, without its braces. @throws CliError where it cannot */
export type ReferenceReader = (reference: string) => Promise<string>;
