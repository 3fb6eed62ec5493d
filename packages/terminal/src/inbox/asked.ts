/** Something that a running tool asks its caller for, as the contract has it. By the service: untrusted. */
export interface Asked {
  /** `elicitation`, `sampling` or `roots`. */
  readonly kind: string;
  /** The parameters of the MCP request. */
  readonly request: Readonly<Record<string, unknown>>;
}
