import type { Connection } from '@nanda/protocol';

export interface ChosenName {
  readonly name: string | undefined;
  /** One that has the name already. */
  readonly taken?: Connection;
}

/**
 * A short name that means one connection and not two: with the next number where another has it.
 *
 * @param wanted Without its `@`; undefined where nobody wants one.
 */
export function chooseConnectionName(
  wanted: string | undefined,
  { open }: { readonly open: readonly Connection[] },
): ChosenName {
  const taken = wanted === undefined ? undefined : open.find(({ name }) => name === wanted);
  if (wanted === undefined || taken === undefined) return { name: wanted };
  const names = new Set(open.map(({ name }) => name));
  let number = 2;
  while (names.has(`${wanted}-${number}`)) number += 1;
  return { name: `${wanted}-${number}`, taken };
}
