import { readFile } from 'node:fs/promises';
import { isObject } from '../../core/is-object.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import type { ClientLocation } from './client-locations.js';
import { parseJsonWithComments } from './parse-json-with-comments.js';

/**
 * The object in a file; undefined where there is no such file, or nothing in it.
 *
 * @throws UnreadableContentError, whose message quotes nothing of it.
 */
export async function readClientContent({
  path,
  format,
}: Pick<ClientLocation, 'path' | 'format'>): Promise<Record<string, unknown> | undefined> {
  const text = await readText(path);
  if (text === undefined || text.trim() === '') return undefined;
  let content: unknown;
  try {
    content = await parse(text, format);
  } catch {
    // What the parsers say quotes the file, which is full of secrets.
    throw new UnreadableContentError(`it is not valid ${format.toUpperCase()}`);
  }
  if (isObject(content)) return content;
  throw new UnreadableContentError('it is not an object');
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UnreadableContentError(`it cannot be read (${code ?? 'unknown error'})`, {
      cause: error,
    });
  }
}

async function parse(text: string, format: ClientLocation['format']): Promise<unknown> {
  switch (format) {
    case 'toml': {
      const { parse: parseToml } = await import('smol-toml');
      return parseToml(text);
    }
    case 'yaml': {
      const { parseYaml } = await import('../file/parse-yaml.js');
      return parseYaml(text);
    }
    default:
      return parseJsonWithComments(text);
  }
}
