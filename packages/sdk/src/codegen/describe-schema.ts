import { isRecord } from './is-record.js';
import { printDoc } from './print-doc.js';

const longestDefault = 80;

/** The comment above a member, of what its schema says about it. */
export function describeSchema(schema: unknown, { name }: { readonly name: string }): string {
  if (!isRecord(schema)) return '';
  const { title, description, deprecated } = schema;
  const tags = [];
  if (Object.hasOwn(schema, 'default')) {
    const value = toJSON(schema['default']);
    if (value !== '' && value.length <= longestDefault) tags.push(`@default ${value}`);
  }
  if (deprecated === true) tags.push('@deprecated');
  const text = typeof description === 'string' ? description : tellingTitle(title, name);
  return printDoc({ text, tags });
}

function toJSON(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested deeper than the stack: a service may send what is there to overflow it.
    return '';
  }
}

/** Many generators make the title of the name, which says nothing new. */
function tellingTitle(title: unknown, name: string): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/gu, '');
  return typeof title === 'string' && bare(title) !== bare(name) ? title : undefined;
}
