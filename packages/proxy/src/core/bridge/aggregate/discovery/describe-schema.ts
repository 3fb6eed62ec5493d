import type { JsonSchema } from '@nanda/protocol';

/** A schema of a stranger as text in which nothing is hidden; undefined where it is longer than it should be. */
export function describeSchema(
  schema: JsonSchema,
  { limit }: { readonly limit: number },
): string | undefined {
  const text = JSON.stringify(schema);
  return text.length <= limit ? text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ') : undefined;
}
