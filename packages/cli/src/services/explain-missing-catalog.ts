import { readRuntime } from '../background/read-runtime.js';
import { readServersFile } from '../servers/read-servers-file.js';
import type { Settings } from '../settings/resolve-settings.js';

const ways =
  'name a registry with --registry file:PATH or NANDA_REGISTRIES=file:PATH, or add a server of your own: nanda servers add <name> <url>';

export interface ExplainMissingCatalogOptions {
  /** Speaks up where there are servers of one's own too: the registry may still be what is missed. @default false */
  readonly evenWithServers?: boolean;
}

/** What to do where the background proxy knows of no registry and no server; undefined where it does, or is not ours. */
export async function explainMissingCatalog(
  { baseUrl, background, directories }: Settings,
  { evenWithServers = false }: ExplainMissingCatalogOptions = {},
): Promise<string | undefined> {
  if (baseUrl !== undefined) return undefined;
  const { registries = readRuntime(directories.runtime)?.settings.registries ?? [] } = background;
  if (registries.length > 0) return undefined;
  const { mcpServers } = await readServersFile(background.serversFile);
  if (Object.keys(mcpServers).length === 0) {
    return `There is no catalog yet: ${ways}`;
  }
  return evenWithServers ? `No registry is named. If it came from one: ${ways}` : undefined;
}
