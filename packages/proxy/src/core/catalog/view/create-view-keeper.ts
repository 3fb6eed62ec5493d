import type { RegistrySource } from '../registry.js';
import type { ServiceRepository } from '../service-repository.js';
import { buildView } from './build-view.js';
import type { CatalogView } from './catalog-view.js';
import type { ServiceRows } from './service-rows.js';

/** The same catalog, as the local user and as everybody else sees it. */
export interface CatalogViews {
  /** The repository's version that they speak of. */
  readonly version: string;
  readonly local: CatalogView;
  readonly shared: CatalogView;
}

export interface ViewKeeper {
  /** The views of what is stored now; of a moment ago while much is being stored. */
  views(): Promise<CatalogViews>;
  /** From now on, only views will do that are not older than this. */
  expire(): void;
}

export interface ViewKeeperOptions {
  readonly repository: Pick<ServiceRepository, 'version' | 'rows'>;
  readonly registries: readonly (RegistrySource & { readonly type: string })[];
}

/** Of the time that passes while a large catalog is being stored, the part that goes into new views. */
const share = 0.05;

/** Milliseconds for which a view may be shown that is out of date. */
const longestUse = 3_000;

/** Keeps the catalog's views in memory until what is stored changes. */
export function createViewKeeper({ repository, registries }: ViewKeeperOptions): ViewKeeper {
  let kept: CatalogViews | undefined;
  let building: Promise<CatalogViews> | undefined;
  let builtAt = 0;
  let cost = 0;
  let isExpired = true;

  /** Of the registries that somebody may see: samples are for those who have nothing else. */
  function listFor(
    rows: Pick<ServiceRows, 'registries'>,
    isSeen: (registry: number) => boolean,
  ): (registry: number) => boolean {
    const isSample = (registry: number) => registries[registry]?.type === 'samples';
    const hasOthers = rows.registries.some((registry) => isSeen(registry) && !isSample(registry));
    return (registry) => isSeen(registry) && !(hasOthers && isSample(registry));
  }

  async function build(): Promise<CatalogViews> {
    const started = performance.now();
    isExpired = false;
    const version = await repository.version();
    const rows = await repository.rows();
    const local = buildView(rows, { isVisible: listFor(rows, () => true) });
    const isShared = (registry: number) => registries[registry]?.isPrivate !== true;
    const shared = registries.every((_, registry) => isShared(registry))
      ? local
      : buildView(rows, { isVisible: listFor(rows, isShared) });
    kept = { version, local, shared };
    builtAt = performance.now();
    cost = builtAt - started;
    return kept;
  }

  return {
    async views() {
      if (building !== undefined && !isExpired) return await building;
      await building;
      if (kept !== undefined && !isExpired) {
        if (performance.now() - builtAt < Math.min(cost / share, longestUse)) return kept;
        if ((await repository.version()) === kept.version) return kept;
      }
      building ??= build().finally(() => {
        building = undefined;
      });
      return await building;
    },
    expire() {
      isExpired = true;
    },
  };
}
