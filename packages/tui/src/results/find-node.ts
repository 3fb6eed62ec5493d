import { isContainer } from './is-container.js';
import type { JsonPlace } from './json-place.js';
import { lastPlace } from './last-place.js';
import { nextPlace } from './next-place.js';
import { pathOfPlace } from './path-of-place.js';
import { placeOfPath } from './place-of-path.js';
import { previousPlace } from './previous-place.js';

export interface FindNodeOptions {
  readonly root: unknown;
  /** The node that it is looked for behind. */
  readonly path: string;
  readonly isBackward: boolean;
}

/** Values that are looked at in one step, and characters of a long text. */
const valuesOfStep = 1000;
const charactersOfStep = 65_536;
/** What is deeper is not opened: nobody reads a tree of that depth. */
const deepest = 500;

/** Finds the next node of a tree with something in its name or its value, and comes round; each step of it is short. */
export function* findNode(
  query: string,
  { root, path, isBackward }: FindNodeOptions,
): Generator<void, string | undefined> {
  const wanted = query.toLowerCase();
  if (wanted === '') return undefined;
  const start = placeOfPath(path, root);
  const top = placeOfPath('', root);
  const step = isBackward ? previousPlace : nextPlace;
  let place = step(start);
  let isRound = false;
  for (let count = 1; ; count += 1) {
    if (place === undefined) {
      if (isRound) return undefined;
      isRound = true;
      place = isBackward ? lastPlace(top) : top;
    }
    if (!place.isClosing && (yield* matches(place))) return pathOfPlace(place);
    if (isRound && isSame(place, start)) return undefined;
    if (count % valuesOfStep === 0) yield;
    place = step(place);
  }

  function* matches({ value, frame }: JsonPlace): Generator<void, boolean> {
    if (frame !== undefined && frame.depth > deepest) return false;
    if (yield* includes(frame?.key ?? '')) return true;
    return isContainer(value) ? false : yield* includes(String(value));
  }

  function* includes(text: string): Generator<void, boolean> {
    for (let from = 0; from < text.length; from += charactersOfStep) {
      const end = from + charactersOfStep + wanted.length;
      if (text.slice(from, end).toLowerCase().includes(wanted)) return true;
      if (end < text.length) yield;
    }
    return false;
  }
}

function isSame(one: JsonPlace, other: JsonPlace): boolean {
  const [a, b] = [one.frame, other.frame];
  return !one.isClosing && a?.container === b?.container && a?.index === b?.index;
}
