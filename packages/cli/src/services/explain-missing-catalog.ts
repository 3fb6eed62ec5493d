import { readRuntime } from '../background/read-runtime.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { defaultRegistries } from '../settings/default-registries.js';
import type { Settings } from '../settings/resolve-settings.js';

const ways =
  'add a registry (nanda registry add mcp-registry), name one for now (--registry SPEC or NANDA_REGISTRIES=SPEC), or add a server of your own: nanda servers add <name> <url>';

export interface ExplainMissingCatalogOptions {
  /** Speaks up where there are servers of one's own too: the registry may still be what is missed. @default false */
  readonly evenWithServers?: boolean;
}

/** What to do where the background proxy is to know of no registry and no server; undefined where it does, or is not ours. */
export async function explainMissingCatalog(
  { baseUrl, background, directories }: Settings,
  { evenWithServers = false }: ExplainMissingCatalogOptions = {},
): Promise<string | undefined> {
  if (baseUrl !== undefined) return undefined;
  const running = readRuntime(directories.runtime)?.settings;
  const { registries = running?.registries ?? defaultRegistries } = background;
  if (registries.length > 0) return undefined;
  const { mcpServers } = await readServersFile(background.serversFile);
  if (Object.keys(mcpServers).length === 0) {
    return `No registry is in use, so there is no catalog: ${ways}`;
  }
  return evenWithServers ? `No registry is in use. If it came from one: ${ways}` : undefined;
}
