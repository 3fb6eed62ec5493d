import { followReference, shapeOf } from '@nanda/terminal';
import { inSnakeCase } from './in-snake-case.js';
import { namesSecret } from './names-secret.js';
import { secretMark } from './secret-mark.js';

/** What the proxy has written in the place of a secret. */
const redacted = '[redacted]';
const maxDepth = 32;

/**
 * A copy of what a tool is given, with a mark in the place of each secret: what the schema calls `writeOnly`
 * or a password, what is named like one, and what the proxy did not keep. `quoteMarked` and `printCode` make
 * a variable of it.
 */
export function hideSecrets(
  parameters: Readonly<Record<string, unknown>>,
  { schema: root }: { schema: unknown },
): Record<string, unknown> {
  return hide(parameters, { schema: root, name: '', depth: 0 }) as Record<string, unknown>;

  function hide(
    value: unknown,
    { schema, name, depth }: { schema: unknown; name: string; depth: number },
  ): unknown {
    if (value === redacted || depth > maxDepth || isSecret(name, schema)) {
      return secretMark.of(variableOf(name));
    }
    if (typeof value !== 'object' || value === null) return value;
    const shape = shapeOf(schema, root);
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) =>
        hide(item, { schema: shape.tuple[index] ?? shape.items, name: '', depth: depth + 1 }),
      );
    }
    return Object.fromEntries(
      Object.entries(value).map(([member, inner]: [string, unknown]) => {
        const own = Object.hasOwn(shape.properties, member)
          ? shape.properties[member]
          : shape.additional;
        return [member, hide(inner, { schema: own, name: member, depth: depth + 1 })];
      }),
    );
  }

  function isSecret(name: string, schema: unknown): boolean {
    const members = followReference(schema, root);
    if (members['writeOnly'] === true || members['format'] === 'password') return true;
    return namesSecret(inSnakeCase(name));
  }
}

/** Begins with a word of its own, so that it is none that a shell or a proxy has for something else. */
function variableOf(name: string): string {
  const plain = inSnakeCase(name).replaceAll(/[^a-z0-9]+/g, '_');
  return `SECRET_${plain.replaceAll(/^_+|_+$/g, '') || 'VALUE'}`.toUpperCase();
}
