import { RawToml } from './raw-toml.js';

/** A TOML table of texts, lists of texts, and texts by name, as somebody would write it by hand. */
export function renderTomlTable(
  path: readonly string[],
  {
    members,
    lineBreak,
  }: { readonly members: Readonly<Record<string, unknown>>; readonly lineBreak: string },
): string {
  const lines = [
    `[${path.map(renderKey).join('.')}]`,
    ...Object.entries(members).map(([key, value]) => `${renderKey(key)} = ${renderValue(value)}`),
  ];
  return lines.map((line) => line + lineBreak).join('');
}

function renderKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : renderText(key);
}

function renderValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderValue).join(', ')}]`;
  if (typeof value === 'string') return renderText(value);
  if (value instanceof RawToml) return value.text;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(
    ([key, inside]) => `${renderKey(key)} = ${renderValue(inside)}`,
  );
  return `{ ${members.join(', ')} }`;
}

/** A text in double quotes has the escapes of JSON, and one more: DEL. */
function renderText(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007F');
}
