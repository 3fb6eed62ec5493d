import { flagName, shapeOf, type ValueShape } from '@nanda/terminal';

/** A flag of a tool, made from its schema. */
export interface ToolFlag {
  /** The property of the first level that it is, or is in. */
  readonly property: string;
  /** Where it is: `filter.status`. */
  readonly path: string;
  /** How it may be written; the first one sets it. */
  readonly flags: readonly string[];
  readonly text: string | undefined;
  readonly isList: boolean;
  /** Whether only JSON can say it all. */
  readonly isJson: boolean;
}

/** Levels of objects that are looked into. */
const deepest = 4;

/** The flags of a tool, what it asks for first. Members of objects where the word at the cursor leads into them. */
export function toolFlags(
  shape: ValueShape,
  { root, typed }: { readonly root: unknown; readonly typed: string },
): readonly ToolFlag[] {
  return membersOf(shape, { path: '', flag: '--', property: undefined, depth: 0 });

  function membersOf(
    of: ValueShape,
    place: {
      readonly path: string;
      readonly flag: string;
      readonly property: string | undefined;
      readonly depth: number;
    },
  ): readonly ToolFlag[] {
    const names = Object.keys(of.properties).toSorted(
      (left, right) => Number(of.required.includes(right)) - Number(of.required.includes(left)),
    );
    return names.flatMap((name) => {
      const member = shapeOf(of.properties[name], root);
      const path = place.path + name;
      const flag = place.flag + flagName(name).slice(2);
      const property = place.property ?? name;
      const leadsIn = typed.startsWith(`${flag}.`) || typed.startsWith(`${path}.`);
      const below =
        leadsIn && place.depth < deepest
          ? membersOf(member, {
              path: `${path}.`,
              flag: `${flag}.`,
              property,
              depth: place.depth + 1,
            })
          : [];
      const isRequired = of.required.includes(name);
      const description = member.description ?? '';
      const own: ToolFlag = {
        property,
        path,
        flags: member.types.has('boolean')
          ? [flag, place.flag + `no-${flag.slice(place.flag.length)}`]
          : [flag],
        text: isRequired ? `required. ${description}`.trim() : description || undefined,
        isList: member.types.has('array'),
        isJson: member.types.has('object') || member.types.has('array'),
      };
      return [own, ...below];
    });
  }
}
