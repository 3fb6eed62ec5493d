import { pathText } from './path-text.js';
import { putValue } from './put-value.js';
import { mergeValues } from './merge-values.js';

type Segments = readonly (string | number)[];

/** Values as they are read, and the parameters that come of them. */
export interface ArgumentValues {
  /** A whole object, or a part of one: what `put` is given wins over it. */
  addBase(value: unknown): void;
  /** @returns false where the place has a value already, and is no list */
  put(segments: Segments, put: { readonly value: unknown; readonly isList: boolean }): boolean;
  /** All of them together, and what is wrong with that. */
  finish(): { readonly parameters: Record<string, unknown>; readonly problems: readonly string[] };
}

export function createArgumentValues(): ArgumentValues {
  let base: unknown = {};
  const given = new Map<string, { readonly segments: Segments; readonly value: unknown }>();

  return {
    addBase(value) {
      base = mergeValues(base, value);
    },
    put(segments, { value, isList }) {
      const key = JSON.stringify(segments);
      const before = given.get(key);
      if (before !== undefined && !isList) return false;
      const all = before === undefined ? value : [before.value, value].flat();
      given.set(key, { segments, value: all });
      return true;
    },
    finish() {
      const parameters = base as Record<string, unknown>;
      // `--filter {…}` and `--filter.status open`: the part wins over the whole, wherever it stands.
      const values = [...given.values()].toSorted((a, b) => a.segments.length - b.segments.length);
      for (const { segments, value } of values) putValue(parameters, segments, value);
      const holes = values.flatMap(({ segments }) => findHole(parameters, segments) ?? []);
      return {
        parameters,
        problems: [...new Set(holes)].map(
          (path) =>
            `${path} is missing: the items of a list are numbered from 0, one after the other.`,
        ),
      };
    },
  };
}

/** The first item that nothing was said of, in one of the lists on the way to a value. */
function findHole(parameters: unknown, segments: Segments): string | undefined {
  let inside = parameters;
  for (const [depth, segment] of segments.entries()) {
    if (Array.isArray(inside)) {
      const hole = inside.findIndex((_, index) => !(index in (inside as unknown[])));
      if (hole !== -1) return pathText([...segments.slice(0, depth), hole]);
    }
    if (typeof inside !== 'object' || inside === null) return undefined;
    inside = (inside as Record<string | number, unknown>)[segment];
  }
  return undefined;
}
