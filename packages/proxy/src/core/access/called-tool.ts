/** A tool that somebody wants to call, as rules name it. */
export interface CalledTool {
  readonly serviceId: string;
  /** As the catalog has it: never what a service says of itself. Undefined where it is not known. */
  readonly serviceName: string | undefined;
  readonly toolName: string;
}
