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
  }): Promise<void>;
  /** Counts since a moment, or of all time, by service id. */
  counts(window: { readonly since?: Date }): Promise<ReadonlyMap<string, UsageCount>>;
}
