export type UsageKind = 'connection' | 'execution';

export interface UsageCount {
  readonly connections: number;
  readonly executions: number;
}

/** Port: remembers how often services are used, so that `popular` speaks of real use. */
export interface UsageRepository {
  record(use: {
    readonly serviceId: string;
    readonly kind: UsageKind;
    readonly at: Date;
    /** How often. @default 1 */
    readonly count?: number;
    /** Whose use it is; see `principalKey`. Only counted as anybody's where it is absent. */
    readonly owner?: string;
  }): Promise<void>;
  /** Counts since a moment, or of all time, by service id. */
  counts(window: { readonly since?: Date }): Promise<ReadonlyMap<string, UsageCount>>;
  /** What an owner has used, the most used first. */
  ofOwner(owner: string): Promise<readonly OwnUse[]>;
  /** What others have used who also used what this owner did. */
  alongside(owner: string): Promise<readonly SharedUse[]>;
}

export interface OwnUse {
  readonly serviceId: string;
  readonly count: number;
}

export interface SharedUse {
  readonly serviceId: string;
  /** What both have used. */
  readonly with: string;
  /** How many others. */
  readonly owners: number;
}
