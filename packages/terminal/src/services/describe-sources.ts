/** A registry that lists a service. */
interface Source {
  readonly registry: string;
  readonly id: string;
  readonly stale?: boolean | undefined;
}

/** Rows of one registry from which on they are counted, not listed. */
const many = 4;

/** The registries that list a service, with the ids it has there; `known` is one that is shown anyway. */
export function describeSources(
  sources: readonly Source[],
  { known }: { readonly known?: string } = {},
): string {
  const byRegistry = Map.groupBy(sources, ({ registry }) => registry);
  return [...byRegistry]
    .flatMap(([registry, rows]) => {
      if (rows.length < many) return rows.map(describe);
      const isStale = rows.every(({ stale }) => stale);
      return [`${registry} ×${rows.length}${isStale ? ' (does not answer now)' : ''}`];
    })
    .join(', ');

  function describe({ registry, id, stale }: Source): string {
    const facts = [id !== known && id, stale && 'does not answer now'].filter(Boolean);
    return facts.length === 0 ? registry : `${registry} (${facts.join('; ')})`;
  }
}
