import { printJson } from './print-json.js';
import { secretMark } from './secret-mark.js';

/** Columns that a line of code may have. */
const width = 80;

/**
 * A value as an expression of TypeScript, in as few lines as fit; the marks of `hideSecrets` become
 * variables of the process. Nothing in it can end a text, or be seen as what it is not.
 *
 * @param column where it begins
 */
export function printCode(
  value: unknown,
  { indent = '', column = 0 }: { indent?: string; column?: number } = {},
): string {
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const members = isList
    ? value.map((item: unknown) => ({ name: '', item }))
    : Object.entries(value).map(([name, item]: [string, unknown]) => ({
        name: `${printName(name)}: `,
        item,
      }));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return open + close;
  const parts = members.map(
    ({ name, item }) =>
      name + printCode(item, { indent: inner, column: inner.length + name.length }),
  );
  const gap = isList ? '' : ' ';
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`;
  if (!line.includes('\n') && column + line.length <= width) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

function printName(name: string): string {
  // In a literal it would be no member, but what the object inherits from.
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printLiteral(name);
}

function printText(text: string): string {
  const parts = text.split(secretMark.pattern);
  if (parts.length === 1) return printLiteral(text);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? `(process.env[${printLiteral(part)}] ?? '')` : printLiteral(part),
    )
    .filter((part) => part !== "''")
    .join(' + ');
}

function printLiteral(text: string): string {
  const inside = printJson(text.toWellFormed()).slice(1, -1);
  return `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
