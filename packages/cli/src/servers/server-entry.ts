/** One of the user's own servers: somewhere on the net, or a command on this machine. */
export type ServerEntry =
  | {
      readonly url: string;
      /** Header fields with credentials; `${env:NAME}` and the like are looked up when it is connected to. */
      readonly headers?: Readonly<Record<string, string>>;
      readonly [member: string]: unknown;
    }
  | {
      readonly command: string;
      readonly args?: readonly string[];
      readonly env?: Readonly<Record<string, string>>;
      readonly cwd?: string;
      readonly [member: string]: unknown;
    };

/** The file of them, in the form that editors use too. Members that we do not know are kept. */
export interface ServersFile {
  readonly mcpServers: Readonly<Record<string, ServerEntry>>;
  readonly [member: string]: unknown;
}
