import { join } from 'node:path';
import { markFile } from './mark-file.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import { type ClientLocation, clientLocations, type Machine } from './client-locations.js';
import type { ClientServer } from './client-server.js';
import { projectLocations } from './project-locations.js';
import { readClientFile } from './read-client-file.js';

const maxProjects = 200;

export interface ClientServers {
  readonly servers: readonly ClientServer[];
  /** One line for each file that cannot be understood. */
  readonly problems: readonly string[];
  /** All files that were looked for, as they were before: what is listed changes with them alone. */
  readonly files: readonly { readonly path: string; readonly mark: string }[];
}

/**
 * What the MCP clients on this machine have configured, and with `directory` what the project there brings along.
 * Their files are read and nothing else.
 */
export async function readClientServers(
  machine: Machine,
  { directory }: { readonly directory?: string | undefined } = {},
): Promise<ClientServers> {
  const servers: ClientServer[] = [];
  const problems: string[] = [];
  const files: { path: string; mark: string }[] = [];

  async function read(location: ClientLocation): Promise<readonly string[]> {
    const { path } = location;
    files.push({ path, mark: await markFile(path) });
    try {
      const file = await readClientFile(location);
      servers.push(...file.servers);
      return file.projects;
    } catch (error) {
      if (!(error instanceof UnreadableContentError)) throw error;
      problems.push(`${nameOf(location, machine)}: ${error.message}`);
      return [];
    }
  }

  for (const location of clientLocations(machine)) {
    // One after the other, so that what is listed first does not change from time to time.
    const projects = await read(location);
    for (const project of projects.slice(0, maxProjects)) {
      const path = join(project, '.mcp.json');
      await read({
        client: location.client,
        path,
        format: 'json',
        keys: ['mcpServers'],
        isOfProject: true,
      });
    }
  }
  const hasRead = new Set(files.map(({ path }) => path));
  for (const location of directory === undefined ? [] : projectLocations(directory)) {
    if (!hasRead.has(location.path)) await read(location);
  }
  return { servers, problems, files };
}

/** Where it lies is for its user alone: what is in the home directory is named from there. */
function nameOf({ client, path }: ClientLocation, { home }: Machine): string {
  return path.startsWith(home) ? `${client} (~${path.slice(home.length)})` : `${client} (${path})`;
}
