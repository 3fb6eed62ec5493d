import type { Service } from '@nanda/protocol';
import { addressOf } from './address-of.js';
import { type MergedRecord, mergeListings } from './merge-listings.js';
import type { ServiceRepository } from './service-repository.js';
import { type ServiceFacts, toService } from './to-service.js';
import type { CatalogView } from './view/catalog-view.js';

export interface LoadOptions {
  readonly repository: Pick<ServiceRepository, 'records' | 'healthOf'>;
  readonly view: CatalogView;
  /** What else is known of each; asked once for each that is still there. */
  readonly factsOf?: (service: number, record: MergedRecord) => ServiceFacts;
}

export interface LoadedService {
  readonly number: number;
  readonly record: MergedRecord;
  readonly service: Service;
  /** See `CatalogEntry`. */
  readonly changedAt: string;
}

/** Other listings of one service that are read to fill in what the first one leaves open. */
const maxOthers = 15;

/** Reads services of a view, in their order. What has gone in the meantime is left out. */
export async function loadServices(
  services: readonly number[],
  { repository, view, factsOf }: LoadOptions,
): Promise<LoadedService[]> {
  const rowsOf = (service: number) => [
    view.faces[service] ?? 0,
    ...(view.others.get(service) ?? []).slice(0, maxOthers),
  ];
  return await loadRows(
    services.map((service) => ({ service, rows: rowsOf(service) })),
    {
      repository,
      view,
      factsOf: (service, record) => ({ isBrief: true, ...factsOf?.(service, record) }),
    },
  );
}

/** Reads one listing of a service by itself; the others are only named beside it. */
export async function loadListing(
  row: number,
  options: LoadOptions,
): Promise<LoadedService | undefined> {
  const { view } = options;
  const service = view.serviceOf[row] ?? -1;
  const face = view.faces[service] ?? row;
  const others = [face, ...(view.others.get(service) ?? [])].filter((other) => other !== row);
  const [loaded] = await loadRows(
    [{ service, rows: [row, ...others.slice(0, maxOthers)] }],
    options,
  );
  return loaded;
}

async function loadRows(
  wanted: readonly { readonly service: number; readonly rows: readonly number[] }[],
  { repository, view, factsOf }: LoadOptions,
): Promise<LoadedService[]> {
  const keyOf = (row: number) => view.rows.keys[row] ?? 0;
  const keyed = await repository.records(wanted.flatMap(({ rows }) => rows.map(keyOf)));
  const records = new Map(keyed.map(({ key, record }) => [key, record]));
  const merged = wanted.flatMap(({ service, rows }) => {
    const [first, ...others] = rows.flatMap((row) => records.get(keyOf(row)) ?? []);
    const changed = view.rows.updated[rows[0] ?? 0] ?? 0;
    return first === undefined ? [] : [{ service, record: mergeListings(first, others), changed }];
  });
  const health = await repository.healthOf(merged.flatMap(({ record }) => addressOf(record) ?? []));
  return merged.map(({ service, record, changed }) => ({
    number: service,
    record,
    changedAt: new Date(Math.max(changed, Date.parse(record.updatedAt))).toISOString(),
    service: toService(record, {
      health: health.get(addressOf(record) ?? ''),
      ...factsOf?.(service, record),
    }),
  }));
}
