/** Tells whether a value is of the type that the contract names. */
export type IsOfType = (value: unknown) => boolean;

export interface KeptMembers {
  readonly kept: Record<string, unknown>;
  /** Names of the members that were left out. */
  readonly leftOut: readonly string[];
}

/** An object without the members that are of another type than they should be. Members that nobody knows stay. */
export function keepTyped(
  value: Readonly<Record<string, unknown>>,
  types: Readonly<Record<string, IsOfType>>,
): KeptMembers {
  const leftOut = Object.keys(types).filter(
    (member) => Object.hasOwn(value, member) && types[member]?.(value[member]) === false,
  );
  const kept = Object.entries(value).filter(([member]) => !leftOut.includes(member));
  return { kept: Object.fromEntries(kept), leftOut };
}
