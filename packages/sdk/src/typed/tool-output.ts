/** What the tool of this name gives as `structuredContent`: the open record where nothing is said about it. */
// An indexed access, not an `infer`: so the outputs of all tools together are still known where the name is not, and a
// typed connection can be given to what takes an untyped one's `execute`.
export type ToolOutput<Tools extends object, Name extends keyof Tools> = Tools[Name] extends {
  readonly output: unknown;
}
  ? Tools[Name]['output']
  : Readonly<Record<string, unknown>>;
