/** The tools of a service that no types were generated for: any name, any parameters. */
export interface AnyTools {
  readonly [toolName: string]: {
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly output: unknown;
  };
}
