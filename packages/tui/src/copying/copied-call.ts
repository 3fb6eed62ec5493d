import type { ServiceCredentials } from '@nanda/sdk';

/** A call of a tool that is written down as a command or a program. All names in it are a stranger's. */
export interface CopiedCall {
  /** The service that the tool is of. */
  service: { id: string };
  /** The open connection with it. */
  connection: { id: string; name?: string | undefined };
  tool: string;
  parameters: Readonly<Record<string, unknown>>;
  /** The tool's `inputSchema`; undefined where it is not known. */
  schema?: unknown;
  /** With what the service lets somebody in: its kind is copied, its secrets never. */
  auth?: ServiceCredentials | undefined;
}
