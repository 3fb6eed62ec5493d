import { LiteralType, ReflectionKind, type ProjectReflection, type Reflection } from 'typedoc';

/** What carries the comment of an export, of a member or of an option. */
const documented = new Set([
  ReflectionKind.Class,
  ReflectionKind.Interface,
  ReflectionKind.TypeAlias,
  ReflectionKind.Variable,
  ReflectionKind.Property,
  ReflectionKind.CallSignature,
  ReflectionKind.GetSignature,
]);

/** What only stands between a part and what holds it. */
const passages = new Set([
  ReflectionKind.TypeLiteral,
  ReflectionKind.CallSignature,
  ReflectionKind.IndexSignature,
]);

/** Names every public export, member and option that says nothing about itself. */
export function listUndocumented(project: ProjectReflection): string[] {
  return Object.values(project.reflections)
    .filter((reflection) => documented.has(reflection.kind) && !reflection.hasComment())
    .filter((reflection) => !speaksForItself(reflection) && !isDocumentedAbove(reflection))
    .map((reflection) => reflection.getFriendlyFullName())
    .toSorted();
}

/**
 * What is inherited, `[Symbol.asyncDispose]` and its kind, the word that tells one member of a union from others, and a
 * function that is a type: what has the type says what it does.
 */
function speaksForItself(reflection: Reflection): boolean {
  if (reflection.name.startsWith('[') || reflection.name === '__type') return true;
  if (!reflection.isDeclaration() && !reflection.isSignature()) return false;
  return reflection.inheritedFrom !== undefined || isWord(reflection);
}

/**
 * Part of a type that stands within something that is documented: options that a `@param` describes, an object within
 * an object, what a function that is a property takes.
 */
function isDocumentedAbove({ kind, parent: holder }: Reflection): boolean {
  const parent = kind === ReflectionKind.CallSignature ? holder?.parent : holder;
  if (parent?.kind !== ReflectionKind.TypeLiteral) return false;
  for (let above = parent.parent; above !== undefined; above = above.parent) {
    if (above.kind === ReflectionKind.Parameter && above.name === 'this') return true;
    if (above.hasComment()) return true;
    const isInline = above.parent?.kind === ReflectionKind.TypeLiteral;
    const isOfType = above.parent?.parent?.kind === ReflectionKind.TypeLiteral;
    if (
      above.kind === ReflectionKind.Parameter ? !isOfType : !isInline && !passages.has(above.kind)
    ) {
      return false;
    }
  }
  return false;
}

function isWord(reflection: Reflection): boolean {
  return reflection.isDeclaration() && reflection.type instanceof LiteralType;
}
