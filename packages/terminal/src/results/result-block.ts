/** One block of what a tool answered, as MCP has it. Untrusted: anything may stand under any name. */
export interface ResultBlock {
  readonly [member: string]: unknown;
  /** Which kind of block it is. */
  readonly type: string;
}
