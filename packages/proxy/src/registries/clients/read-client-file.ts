import { readFile } from 'node:fs/promises';
import { isObject } from '../../core/is-object.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import type { ClientLocation } from './client-locations.js';
import type { ClientServer } from './client-server.js';
import { parseJsonWithComments } from './parse-json-with-comments.js';

export interface ClientFile {
  readonly servers: readonly ClientServer[];
  /** The directories that the client knows. */
  readonly projects: readonly string[];
}

/**
 * What one file of a client names; nothing where there is no such file.
 *
 * @throws UnreadableContentError, whose message quotes nothing of it.
 */
export async function readClientFile(location: ClientLocation): Promise<ClientFile> {
  const text = await readText(location.path);
  if (text === undefined || text.trim() === '') return { servers: [], projects: [] };
  const content = await parse(text, location);
  const servers = listServers(find(content, location.keys), location);
  if (location.hasProjects !== true) return { servers, projects: [] };
  const projects = Object.entries(objectOf(content['projects']));
  return {
    servers: [
      ...servers,
      ...projects.flatMap(([project, facts]) =>
        listServers(find(objectOf(facts), location.keys), { ...location, project }),
      ),
    ],
    projects: projects.map(([project]) => project),
  };
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

async function parse(text: string, { format }: ClientLocation): Promise<Record<string, unknown>> {
  let content: unknown;
  try {
    if (format === 'toml') {
      const { parse: parseToml } = await import('smol-toml');
      content = parseToml(text);
    } else {
      content = parseJsonWithComments(text);
    }
  } catch {
    // What the parsers say quotes the file, which is full of secrets.
    throw new UnreadableContentError(`it is not valid ${format.toUpperCase()}`);
  }
  if (isObject(content)) return content;
  throw new UnreadableContentError('it is not an object');
}

function listServers(
  servers: Record<string, unknown>,
  { client, path, project, isOfProject = false }: ClientLocation & { readonly project?: string },
): ClientServer[] {
  return Object.entries(servers).map(([name, entry]) => ({
    client,
    path,
    name,
    entry,
    isOfProject,
    ...(project === undefined ? {} : { project }),
  }));
}

function find(content: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return keys.reduce((found, key) => objectOf(found[key]), content);
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
