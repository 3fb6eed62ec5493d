import type { ServiceAuthKind, Transport } from '@nanda/protocol';

/** Who named the endpoints of a record: decides what they may reach and whether a process may start. */
export type RecordTrust = 'local-user' | 'local-file' | 'registry';

/** One service as the catalog keeps it: what every registry's rows are translated to. */
export interface ServiceRecord {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly version?: string;
  readonly publisher?: string;
  readonly category?: string;
  readonly tags: readonly string[];
  readonly endpoints: readonly RecordEndpoint[];
  /**
   * Transports that the registry names beyond those of the endpoints: `stdio` for a package or a
   * local command, or one whose address is not known.
   */
  readonly transports?: readonly Transport[];
  /** Only ever set on records of the trust `local-user`, at connect time: the store never holds it. */
  readonly command?: RecordCommand;
  readonly auth: {
    readonly kind: ServiceAuthKind;
    readonly details?: Readonly<Record<string, unknown>>;
  };
  /** Names and descriptions of tools that the registry lists; the schemas come from the service itself. */
  readonly tools: readonly { readonly name: string; readonly description?: string }[];
  readonly capabilities: readonly string[];
  readonly homepage?: string;
  readonly repository?: string;
  readonly verified: boolean;
  /** Absent where the registry has no real ratings: a default is not a measurement. */
  readonly rating?: { readonly average: number; readonly count: number };
  /** The registry's own measure of use, in no fixed unit: only its order counts. */
  readonly popularity: number;
  readonly source: { readonly registry: string; readonly id: string };
  readonly trust: RecordTrust;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RecordEndpoint {
  readonly url: string;
  /** Absent where the registry does not say; it is found out at connect time. */
  readonly transport?: Exclude<Transport, 'stdio'>;
}

export interface RecordCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}
