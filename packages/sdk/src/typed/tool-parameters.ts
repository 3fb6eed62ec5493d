/** What the tool of this name takes: the open record where nothing is said about it. */
export type ToolParameters<Tools extends object, Name extends keyof Tools> = Tools[Name] extends {
  readonly parameters: unknown;
}
  ? Tools[Name]['parameters']
  : Readonly<Record<string, unknown>>;
