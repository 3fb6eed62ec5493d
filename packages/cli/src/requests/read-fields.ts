import { putValue } from '@nanda/terminal';
import { usageError } from '../options/usage-error.js';

/** Members that a request is given on the command line, nested where their names say so. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads `k=v` (a text), `k:=json`, `a.b=v` and `list[0]=v`. @throws CliError `USAGE_ERROR` */
export function readFields(words: readonly string[]): Fields {
  const fields: Record<string, unknown> = {};
  for (const word of words) {
    const match = /^([^=\s]+?)(:?=)([\s\S]*)$/.exec(word);
    if (match === null) {
      throw usageError(`"${word}" is no field: write name=text or name:=JSON.`);
    }
    const [, name = '', operator, text = ''] = match;
    putValue(fields, readSegments(name), operator === '=' ? text : readJson(name, text));
  }
  return fields;
}

function readSegments(name: string): (string | number)[] {
  const segments = Array.from(name.matchAll(/([^.[\]]+)|\[(\d{1,4})\]/g), ([, member, index]) =>
    index === undefined ? (member ?? '') : Number(index),
  );
  const isPath = name.replaceAll(/[^.[\]]+|\[\d{1,4}\]|\.(?=[^.[\]])/g, '') === '';
  if (!isPath || typeof segments[0] !== 'string' || segments.includes('__proto__')) {
    throw usageError(`"${name}" is no name of a field: it looks like options.timeout or tags[0].`);
  }
  return segments;
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw usageError(
      `${name}: this is not JSON: ${(error as Error).message}. A text is written ${name}=TEXT.`,
    );
  }
}
