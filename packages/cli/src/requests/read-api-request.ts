import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import { usageError } from '../options/usage-error.js';
import type { ApiHeader, ApiRequest } from './api-request.js';
import { completePath } from './complete-path.js';
import { type Fields, readFields } from './read-fields.js';

export interface ReadApiRequestOptions {
  readonly io: CommandLineIo;
  /** File with the body, or `-`. */
  readonly input: string | undefined;
  readonly headers: readonly string[];
  /** Gives what stands for a placeholder of the path; undefined for one that it does not know. */
  readonly fill: (placeholder: string) => Promise<string | undefined>;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What `[METHOD] path [fields…]` asks for. @throws CliError `USAGE_ERROR` */
export async function readApiRequest(
  words: readonly string[],
  { io, input, headers, fill }: ReadApiRequestOptions,
): Promise<ApiRequest> {
  const named = words[0]?.toUpperCase() ?? '';
  const method = methods.includes(named) ? named : 'GET';
  const [typed, ...rest] = method === named ? words.slice(1) : words;
  if (typed === undefined || typed === '')
    throw usageError('Which path? See them: nanda api --list');
  if (/^[A-Z]+$/.test(typed) || /^[a-z]+:\/\//i.test(typed)) {
    throw usageError(`"${typed}" is no path of the proxy: it looks like /services/search.`);
  }
  const fields = readFields(rest);
  const hasFields = Object.keys(fields).length > 0;
  const inQuery = method === 'GET' || method === 'HEAD' || input !== undefined;
  const path = completePath(await fillPlaceholders(typed, fill));
  const text =
    input === undefined
      ? hasFields && !inQuery
        ? JSON.stringify(fields)
        : undefined
      : input === '-'
        ? await io.readStdin()
        : await readInput(resolve(io.cwd, input), input);
  return {
    method,
    path: hasFields && inQuery ? addQuery(path, fields) : path,
    headers: headers.map(readHeader),
    ...(text !== undefined && { body: text }),
  };
}

async function fillPlaceholders(
  path: string,
  fill: ReadApiRequestOptions['fill'],
): Promise<string> {
  let filled = path;
  for (const [whole, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    const value = await fill(name);
    if (value === undefined) {
      throw usageError(`Put a value in the place of ${whole}; only {connection} is filled in.`);
    }
    filled = filled.replace(whole, () => encodeURIComponent(value));
  }
  return filled;
}

function addQuery(path: string, fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, textOf(one)]),
  );
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(pairs).toString()}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `Name: text`, or `Name: env:VARIABLE`. */
function readHeader(text: string): ApiHeader {
  const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw usageError('--header is written "Name: text" or "Name: env:VARIABLE".');
  }
  const [, variable] = /^env:(\w+)$/.exec(value) ?? [];
  return { name, value: variable === undefined ? { text: value } : { variable } };
}

function readInput(path: string, typed: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageError(`--input ${typed} cannot be read (${error.code}).`);
  });
}
