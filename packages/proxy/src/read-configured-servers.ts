/** A server that somebody has configured in a file of an MCP client. Nothing of it has been started or asked. */
export interface ConfiguredServer {
  /** The client whose file it is: `cursor`, `vscode`; absent for a file of nobody that is known. */
  readonly client?: string;
  /** The absolute path of the file. */
  readonly path: string;
  /** What the file calls it. A stranger's text where a project has brought it. */
  readonly name: string;
  /**
   * The address or the command, with its secrets, and with references such as `${env:NAME}` as they stand there.
   * Absent where the entry has neither.
   */
  readonly entry?:
    | {
        readonly url: string;
        /** The file's own word for it. */
        readonly transport?: unknown;
        readonly headers: Readonly<Record<string, string>>;
      }
    | {
        readonly command: string;
        readonly args: readonly string[];
        readonly env: Readonly<Record<string, string>>;
        readonly cwd?: string;
      };
  /** True where the client has it switched off. */
  readonly isDisabled: boolean;
  /** True where a file of a project names it: somebody else may have written that. */
  readonly isOfProject: boolean;
  /** The directory for which alone it holds. */
  readonly project?: string;
  /** What the client asks its user for, as its file describes it; entries refer to it by `${input:id}`. */
  readonly inputs?: readonly unknown[];
}

export interface ConfiguredServers {
  readonly servers: readonly ConfiguredServer[];
  /** One line for each file that cannot be understood; it quotes nothing of it. */
  readonly problems: readonly string[];
}

export interface ReadConfiguredServersOptions {
  /** Reads this file alone: JSON with comments, TOML or YAML, as its name ends. An absolute path. */
  readonly file?: string;
  /** Reads the files that this project brings along too. An absolute path. */
  readonly directory?: string;
  /** The user's home directory. @default that of this user */
  readonly home?: string;
  /** As `process.platform` has it. @default that of this machine */
  readonly platform?: string;
  /** @default that of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The servers that the MCP clients on this machine have configured, or those of one file. Files are only read. */
export async function readConfiguredServers(
  options: ReadConfiguredServersOptions = {},
): Promise<ConfiguredServers> {
  // A proxy starts without it.
  const { collectConfiguredServers } =
    await import('./registries/clients/collect-configured-servers.js');
  return collectConfiguredServers(options);
}
