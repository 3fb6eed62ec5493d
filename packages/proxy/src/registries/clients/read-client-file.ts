import { isObject } from '../../core/is-object.js';
import type { ClientLocation } from './client-locations.js';
import type { ClientServer } from './client-server.js';
import { readClientContent } from './read-client-content.js';

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
  const content = await readClientContent(location);
  if (content === undefined) return { servers: [], projects: [] };
  const inputs = Array.isArray(content['inputs']) ? { inputs: content['inputs'] } : {};
  const servers = listServers(find(content, location.keys), { ...location, ...inputs });
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

function listServers(
  servers: Record<string, unknown>,
  {
    client,
    path,
    project,
    inputs,
    isOfProject = false,
  }: ClientLocation & { readonly project?: string; readonly inputs?: readonly unknown[] },
): ClientServer[] {
  return Object.entries(servers).map(([name, entry]) => ({
    client,
    path,
    name,
    entry,
    isOfProject,
    ...(project === undefined ? {} : { project }),
    ...(inputs === undefined ? {} : { inputs }),
  }));
}

function find(content: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return keys.reduce((found, key) => objectOf(found[key]), content);
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
