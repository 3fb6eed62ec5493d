import { flagFor } from '../arguments/flag-for.js';
import { shapeOf } from '../arguments/shape-of.js';
import type { ValueShape } from '../arguments/value-shape.js';

/** A flag of a tool, made from its schema. */
export interface ToolFlag {
  /** The property of the first level that it is, or is in. */
  readonly property: string;
  /** Where it is: `filter.status`. */
  readonly path: string;
  /** How it may be written; the first one sets it. */
  readonly flags: readonly string[];
  /** What the schema says about its value. */
  readonly shape: ValueShape;
  readonly isRequired: boolean;
  /** What it is for, in the words of whoever offers the tool, and whether it is asked for. Not sanitised. */
  readonly text: string | undefined;
  readonly isList: boolean;
  /** Whether only JSON can say it all. */
  readonly isJson: boolean;
}

/** Levels of objects that are looked into. */
const deepest = 4;

/**
 * The flags of a tool, what it asks for first. Members of objects where the word at the cursor leads into them. What no flag
 * can name is left out.
 */
export function toolFlags(
  shape: ValueShape,
  { root, typed }: { readonly root: unknown; readonly typed: string },
): readonly ToolFlag[] {
  return membersOf(shape, []);

  function membersOf(of: ValueShape, above: readonly string[]): readonly ToolFlag[] {
    const names = Object.keys(of.properties).toSorted(
      (left, right) => Number(of.required.includes(right)) - Number(of.required.includes(left)),
    );
    return names.flatMap((name) => {
      const segments = [...above, name];
      const flag = flagFor(segments, { shape, root });
      if (flag === undefined) return [];
      const member = shapeOf(of.properties[name], root);
      const path = segments.join('.');
      const leadsIn = typed.startsWith(`${flag}.`) || typed.startsWith(`${path}.`);
      const below = leadsIn && segments.length <= deepest ? membersOf(member, segments) : [];
      const isRequired = of.required.includes(name);
      const description = member.description ?? '';
      const own: ToolFlag = {
        property: segments[0] ?? name,
        path,
        flags: member.types.has('boolean') ? [flag, `--no-${flag.slice(2)}`] : [flag],
        shape: member,
        isRequired,
        text: isRequired ? `required. ${description}`.trim() : description || undefined,
        isList: member.types.has('array'),
        isJson: member.types.has('object') || member.types.has('array'),
      };
      return [own, ...below];
    });
  }
}
