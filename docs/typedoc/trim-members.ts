import { type DeclarationReflection, type ProjectReflection, ReflectionKind } from 'typedoc';

/**
 * Leaves out what a class inherits, which is described where it comes from, and constructors that say nothing about
 * themselves, which are not for users; and of the others where else they are declared.
 */
export function trimMembers(
  member: DeclarationReflection,
  { project }: { project: ProjectReflection },
): void {
  const isInherited = member.inheritedFrom !== undefined;
  const isSilent =
    member.kindOf(ReflectionKind.Constructor) &&
    member.signatures?.every((signature) => !signature.hasComment()) === true;
  if (isInherited || isSilent) {
    project.removeReflection(member);
    return;
  }
  for (const part of [member, member.getSignature, ...(member.signatures ?? [])]) {
    if (part === undefined) continue;
    delete part.overwrites;
    delete part.implementationOf;
  }
}
