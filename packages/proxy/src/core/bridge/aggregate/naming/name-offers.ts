import type { AggregateView } from '../../aggregate-view.js';
import { fitName, hashName, isFitName } from './fit-name.js';

/** A tool or a prompt, and whose it is. */
export interface NamedOffer {
  readonly alias: string;
  /** The service's own name for it, of which the service has no second one. */
  readonly name: string;
}

export interface NameOffersOptions {
  readonly names: AggregateView['names'];
  /** Names that none of them may have. */
  readonly reserved: ReadonlySet<string>;
}

interface Wish {
  readonly index: number;
  readonly name: string;
  /** Lower ones are granted first: what is as it should be before what had to be changed. */
  readonly rank: number;
  readonly key: string;
}

/**
 * The names under which offers of several services are listed, in the order of the offers; none twice. Which of two gets
 * the name that both would have does not depend on the order in which services list them.
 */
export function nameOffers(
  offers: readonly NamedOffer[],
  { names, reserved }: NameOffersOptions,
): readonly string[] {
  const shared = names === 'plain' ? findShared(offers) : undefined;
  const wishes = offers.map((offer, index): Wish => {
    const { alias, name } = offer;
    const whole = `${alias}_${name}`;
    const isPlain = shared?.has(name) === false && isFitName(name) && !reserved.has(name);
    if (isPlain) return { index, name, rank: 0, key: whole };
    return { index, name: fitName(whole), rank: isFitName(whole) ? 1 : 2, key: whole };
  });
  const taken = new Set(reserved);
  const listed = Array.from<string>({ length: offers.length });
  for (const { index, name, key } of wishes.toSorted(byRank)) {
    let free = name;
    for (let of = key; taken.has(free); of += '\n') free = hashName(name, { of });
    taken.add(free);
    listed[index] = free;
  }
  return listed;
}

function byRank(a: Wish, b: Wish): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.key < b.key ? -1 : 1;
}

function findShared(offers: readonly NamedOffer[]): ReadonlySet<string> {
  const known = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of offers) {
    if (known.has(name)) shared.add(name);
    known.add(name);
  }
  return shared;
}
