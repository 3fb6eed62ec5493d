import { commonTypes } from './common-types.js';
import type { Conversion } from './conversion.js';
import { convertArray } from './convert-array.js';
import { convertLiterals } from './convert-literals.js';
import { convertObject } from './convert-object.js';
import { countAlternatives, intersectTypes } from './intersect-types.js';
import { isRecord } from './is-record.js';
import { joinTypes } from './join-types.js';
import { isMadeOf, type NamedType } from './named-type.js';
import { plainType } from './plain-type.js';
import type { Position } from './position.js';
import { printLine } from './print-line.js';
import { nameReference } from './name-reference.js';
import { describeSchema } from './describe-schema.js';
import { resolvePointer } from './resolve-pointer.js';
import type { TypeNames } from './type-names.js';
import type { TypeNode } from './type-node.js';

/** Bounds for schemas that nobody wrote for people: what lies beyond is `unknown`. */
const deepest = 32;
const mostSchemas = 20_000;

/** What a {@link SchemaConverter} works on. */
export interface SchemaDocument {
  readonly schema: unknown;
  readonly isInput: boolean;
  /** Begins the names of the types that it needs, each once among `names`. */
  readonly prefix: string;
  readonly names: TypeNames;
}

/**
 * Makes a type of one JSON Schema document, of draft 7 or 2020-12. The type is never narrower than the schema, but for
 * members and items that a schema allows by not speaking of them.
 */
export class SchemaConverter implements Conversion {
  /** The named types that the type needs, as declarations. */
  readonly declarations: string[] = [];

  readonly #document: SchemaDocument;
  readonly #named = new Map<object, NamedType>();
  #schemas = 0;

  constructor(document: SchemaDocument) {
    this.#document = document;
  }

  get isInput(): boolean {
    return this.#document.isInput;
  }

  /** The type of the whole document. */
  convertDocument(impliedTypes?: readonly string[]): TypeNode {
    const { schema } = this.#document;
    const type = this.convert(schema, { depth: 0, root: schema, impliedTypes });
    // A document that contains itself has a name by now.
    return (isRecord(schema) ? this.#named.get(schema) : undefined) ?? type;
  }

  readonly convert = (schema: unknown, at: Position): TypeNode => {
    if (schema === false) return commonTypes.never;
    this.#schemas += 1;
    if (!isRecord(schema) || at.depth > deepest || this.#schemas > mostSchemas) {
      return commonTypes.unknown;
    }
    const here = isDocumentOfItsOwn(schema, at) ? { ...at, root: schema } : at;
    const parts = [
      this.#convertReference(schema, here),
      convertLiterals(schema) ?? this.#convertTypes(schema, here),
      ...this.#convertBranches(schema, here),
      isRuledOut(schema['not']) ? commonTypes.never : commonTypes.unknown,
    ];
    const type = intersectTypes(parts);
    return schema['nullable'] === true ? joinTypes([type, commonTypes.null]) : type;
  };

  #convertTypes(schema: Readonly<Record<string, unknown>>, at: Position): TypeNode {
    const types = findTypes(schema) ?? at.impliedTypes;
    return types === undefined || types.length === 0
      ? commonTypes.unknown
      : joinTypes(types.map((type) => this.#convertNamedType(type, { schema, at })));
  }

  #convertNamedType(
    type: string,
    { schema, at }: { readonly schema: Readonly<Record<string, unknown>>; readonly at: Position },
  ): TypeNode {
    if (type === 'object') return convertObject(schema, { conversion: this, at });
    if (type === 'array') return convertArray(schema, { conversion: this, at });
    if (type === 'integer') return plainType('number');
    if (type === 'null') return commonTypes.null;
    const isKnown = type === 'string' || type === 'number' || type === 'boolean';
    return isKnown ? plainType(type) : commonTypes.unknown;
  }

  #convertBranches(schema: Readonly<Record<string, unknown>>, at: Position): TypeNode[] {
    const inside: Position = {
      ...at,
      depth: at.depth + 1,
      impliedTypes: findTypes(schema) ?? at.impliedTypes,
    };
    const convertAll = (branches: readonly unknown[]): TypeNode[] =>
      branches.map((branch) => this.convert(branch, inside));
    const { allOf, anyOf, oneOf } = schema;
    return [
      ...(Array.isArray(allOf) ? convertAll(allOf) : []),
      ...[anyOf, oneOf]
        .filter((branches) => Array.isArray(branches) && branches.length > 0)
        .map((branches) => joinTypes(convertAll(branches as readonly unknown[]))),
    ];
  }

  #convertReference(schema: Readonly<Record<string, unknown>>, at: Position): TypeNode {
    const { $ref: reference } = schema;
    if (typeof reference !== 'string') return commonTypes.unknown;
    const target = resolvePointer(at.root, reference);
    if (!isRecord(target)) return target === false ? commonTypes.never : commonTypes.unknown;
    const type = this.#named.get(target) ?? this.#declare(target, { reference, root: at.root });
    if (at.owner === undefined) return type;
    // A type that is made of itself, outside of any object, says nothing, and the compiler refuses it.
    if (isMadeOf(type, at.owner)) return commonTypes.unknown;
    at.owner.madeOf.add(type);
    return type;
  }

  #declare(
    target: Readonly<Record<string, unknown>>,
    { reference, root }: { readonly reference: string; readonly root: unknown },
  ): NamedType {
    const { prefix, names, isInput } = this.#document;
    const ending =
      reference === '#' ? (isInput ? 'Parameters' : 'Output') : nameReference(reference);
    const name = names.take(`${prefix}${ending}`);
    const type: NamedType = { kind: 'plain', text: name, size: Infinity, madeOf: new Set() };
    this.#named.set(target, type);
    const place = this.declarations.push('') - 1;
    const body = this.convert(target, { depth: 0, root, owner: type });
    type.size = countAlternatives(body);
    const line = printLine(`export type ${name} =`, { type: body });
    this.declarations[place] = `${describeSchema(target, { name: ending })}${line}`;
    return type;
  }
}

/** The types that a schema asks for, or that its words only make sense for. */
function findTypes(schema: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((one) => typeof one === 'string');
  const has = (word: string): boolean => schema[word] !== undefined;
  if (has('properties') || has('required') || has('additionalProperties')) return ['object'];
  if (has('patternProperties')) return ['object'];
  return has('items') || has('prefixItems') ? ['array'] : undefined;
}

function isDocumentOfItsOwn(schema: Readonly<Record<string, unknown>>, at: Position): boolean {
  const { $id: id } = schema;
  return schema !== at.root && typeof id === 'string' && !id.startsWith('#');
}

/** Whether nothing is left: how some generators write "not given". */
function isRuledOut(not: unknown): boolean {
  return not === true || (isRecord(not) && Object.keys(not).length === 0);
}
