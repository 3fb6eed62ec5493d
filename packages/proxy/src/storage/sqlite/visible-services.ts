import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** What a process sees of the services that it shares with others. */
export interface VisibleServices {
  /** Whether a row of `services` (named `s`) is seen. */
  readonly condition: RawBuilder<SqlBool>;
  /** The place of its registry in the configuration. */
  readonly registryPlace: RawBuilder<number>;
}

/** The services of these registries, each id once: the registry that comes first has it. */
export function visibleServices(keys: readonly string[]): VisibleServices {
  if (keys.length === 0) return { condition: sql`false`, registryPlace: sql`0` };
  const placeOf = (registry: RawBuilder<string>): RawBuilder<number> =>
    sql`case ${registry} ${sql.join(
      keys.map((key, place) => sql`when ${key} then ${sql.lit(place)}`),
      sql` `,
    )} end`;
  const registryPlace = placeOf(sql`s.registry`);
  return {
    registryPlace,
    // The plus keeps SQLite from starting at the registry instead of the id or order that is asked for.
    condition: sql`(+s.registry in (${sql.join(keys)}) and (s.contested = 0 or not exists (
      select 1 from services other
      where other.id = s.id and ${placeOf(sql`other.registry`)} < ${registryPlace}
    )))`,
  };
}
