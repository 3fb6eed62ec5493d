import type {
  ServiceAuthKind,
  ServiceInput,
  ServicePackage,
  ServiceStatus,
  ServiceVerification,
  Transport,
} from '@nanda/protocol';

/**
 * Who named the endpoints of a record: decides what they may reach and whether a process may start.
 * `local-file` is a file on this machine, or a registry that itself is on this machine.
 */
export type RecordTrust = 'local-user' | 'local-file' | 'registry';

/** One service as the catalog keeps it: what every registry's rows are translated to. */
export interface ServiceRecord {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly version?: string;
  /**
   * Of several versions of one id, the one with the highest rank (compared as text) is the latest.
   * Absent where the registry knows no versions: then the last one read counts.
   */
  readonly versionRank?: string;
  readonly publisher?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly endpoints: readonly RecordEndpoint[];
  /**
   * Transports that the registry names beyond those of the endpoints: `stdio` for a package or a
   * local command, or one whose address is not known.
   */
  readonly transports?: readonly Transport[];
  /** What its publisher offers to run on one's own machine. Nothing of it is ever started from here. */
  readonly packages?: readonly ServicePackage[];
  /** Only ever set on records of the trust `local-user`, at connect time: the store never holds it. */
  readonly command?: RecordCommand;
  readonly auth: {
    readonly kind: ServiceAuthKind;
    readonly details?: Readonly<Record<string, unknown>>;
  };
  /** Names and descriptions of tools that the registry lists; the schemas come from the service itself. */
  readonly tools: readonly { readonly name: string; readonly description?: string | undefined }[];
  readonly capabilities: readonly string[];
  readonly homepage?: string;
  readonly repository?: string;
  /** Where in its repository it lies, for repositories that hold several. */
  readonly repositoryFolder?: string;
  /**
   * The list that the row came from, where the registry is a merged one: two rows of one list are
   * two services, two rows of different lists may be the same one.
   */
  readonly list?: string;
  /** Withdrawn ones are no records at all. @default 'active' */
  readonly status?: ServiceStatus;
  /** Absent where nothing vouches for it. */
  readonly verification?: ServiceVerification;
  /** Absent where the registry has no real ratings: a default is not a measurement. */
  readonly rating?: { readonly average: number; readonly count: number };
  /** The registry's own measure of use, in no fixed unit: only its order counts. */
  readonly popularity: number;
  readonly source: { readonly registry: string; readonly id: string };
  readonly trust: RecordTrust;
  /** The user who has registered it: `principalKey`. Absent where the local user has, or a registry lists it. */
  readonly registeredBy?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RecordEndpoint {
  readonly url: string;
  /** Absent where the registry does not say; it is found out at connect time. */
  readonly transport?: Exclude<Transport, 'stdio'>;
  /** Header fields that callers have to send, with what to ask for. */
  readonly headers?: readonly ServiceInput[];
  /** What stands for `{name}` in the URL. */
  readonly variables?: readonly ServiceInput[];
}

export interface RecordCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}
