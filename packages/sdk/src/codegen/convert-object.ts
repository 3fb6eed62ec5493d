import { commonTypes } from './common-types.js';
import type { Conversion } from './conversion.js';
import { indent } from './indent.js';
import { isRecord } from './is-record.js';
import { joinTypes } from './join-types.js';
import { plainType } from './plain-type.js';
import type { Position } from './position.js';
import { printKey } from './print-key.js';
import { printLine } from './print-line.js';
import { printType } from './print-type.js';
import { describeSchema } from './describe-schema.js';
import type { TypeNode } from './type-node.js';

/** The longest type that an index signature repeats of the members beside it. */
const longestShared = 200;

/** What every object has already: where such a member is left out, the compiler compares the inherited one. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

interface Member {
  readonly type: TypeNode;
  readonly isOptional: boolean;
  readonly line: string;
}

/**
 * The type of an object. One that lists its members and says nothing of others gets no index signature: nearly all
 * schemas leave `additionalProperties` out without a thought, and a signature would let every misspelt name pass.
 */
export function convertObject(
  schema: Readonly<Record<string, unknown>>,
  { conversion, at }: { readonly conversion: Conversion; readonly at: Position },
): TypeNode {
  const inside: Position = { depth: at.depth + 1, root: at.root };
  const members = convertMembers(schema, { conversion, at: inside });
  const others = convertOthers(schema, { conversion, at: inside, isListed: members.length > 0 });
  if (members.length === 0) {
    if (others === undefined) return commonTypes.emptyObject;
    if (others === commonTypes.unknown) return commonTypes.openObject;
  }
  const lines = members.map(({ line }) => line);
  if (others !== undefined) {
    lines.push(printLine('[name: string]:', { type: letBe(others, members) }));
  }
  return plainType(`{\n${indent(lines.join('\n'))}\n}`);
}

function convertMembers(
  schema: Readonly<Record<string, unknown>>,
  { conversion, at }: { readonly conversion: Conversion; readonly at: Position },
): Member[] {
  const { properties, required } = schema;
  const listed = new Map(Object.entries(isRecord(properties) ? properties : {}));
  const asked = new Set<unknown>(Array.isArray(required) ? required : []);
  for (const name of asked)
    if (typeof name === 'string' && !listed.has(name)) listed.set(name, true);
  // A name that is no text has no way into a program, nor over the wire.
  return Array.from(listed)
    .filter(([name]) => name.isWellFormed())
    .map(([name, property]) => {
      const isOptional = !asked.has(name);
      const isHidden = isOptional && inherited.has(name);
      const type = isHidden ? commonTypes.unknown : conversion.convert(property, at);
      const line = printLine(`${printKey(name)}${isOptional ? '?' : ''}:`, {
        type: isOptional && conversion.isInput ? orUndefined(type) : type,
      });
      return { type, isOptional, line: `${describeSchema(property, { name })}${line}` };
    });
}

/** A caller may give a member as undefined, which leaves it out: JSON has none. */
function orUndefined(type: TypeNode): TypeNode {
  if (type === commonTypes.unknown) return type;
  const members = type.kind === 'union' ? type.members : [type];
  const possible = members.filter((member) => member !== commonTypes.never);
  return { kind: 'union', members: [...possible, plainType('undefined')] };
}

/** What members may be that are not listed; undefined for none. */
function convertOthers(
  schema: Readonly<Record<string, unknown>>,
  {
    conversion,
    at,
    isListed,
  }: { readonly conversion: Conversion; readonly at: Position; readonly isListed: boolean },
): TypeNode | undefined {
  const { patternProperties, additionalProperties } = schema;
  const patterns = Object.values(isRecord(patternProperties) ? patternProperties : {});
  const isSilent = additionalProperties === undefined && (isListed || patterns.length > 0);
  const schemas =
    isSilent || additionalProperties === false
      ? patterns
      : [...patterns, additionalProperties ?? true];
  return schemas.length === 0
    ? undefined
    : joinTypes(schemas.map((other) => conversion.convert(other, at)));
}

/** An index signature speaks of the listed members too, so that it has to let them be what they are. */
function letBe(others: TypeNode, members: readonly Member[]): TypeNode {
  if (members.length === 0) return others;
  const undefineds = members.some(({ isOptional }) => isOptional) ? [plainType('undefined')] : [];
  const shared = joinTypes([others, ...members.map(({ type }) => type), ...undefineds]);
  const text = printType(shared);
  return text.length > longestShared || text.includes('{') ? commonTypes.unknown : shared;
}
