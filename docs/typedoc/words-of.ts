import type { Context, DeclarationReflection, SomeType } from 'typedoc';

/**
 * The words that a type stands for, where it is a choice of texts.
 *
 * To be asked while the type is read: the compiler is not there later.
 */
export function wordsOf(
  alias: DeclarationReflection,
  { context }: { context: Context },
): SomeType | undefined {
  const symbol = context.getSymbolFromReflection(alias);
  if (symbol === undefined) return undefined;
  const type = context.checker.getDeclaredTypeOfSymbol(symbol);
  if (!type.isUnion() || !type.types.every((word) => word.isStringLiteral())) return undefined;
  return context.converter.convertType(context, type);
}
