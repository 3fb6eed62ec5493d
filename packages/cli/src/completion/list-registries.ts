import type { RegistryStatus } from '@nanda/protocol';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';
import { listFiles } from './list-files.js';

const specs: readonly Candidate[] = [
  { value: 'mcp-registry', text: 'the official MCP registry' },
  { value: 'nanda', text: 'nanda-registry.com' },
  { value: 'nanda-index', text: 'the NANDA index' },
  { value: 'clients', text: 'what editors here have configured' },
  { value: 'samples', text: 'services that come with nanda' },
  { value: 'none', text: 'none at all' },
  { value: 'file:', text: 'JSON, JSON Lines or YAML', isPartial: true },
];

export interface ListRegistriesOptions extends CompletionContext {
  /** Whether a registry is named that need not be in use. */
  readonly isSpec: boolean;
}

/** The registries that the proxy reads, by name; or all that one may be. */
export async function listRegistries(
  typed: string,
  { isSpec, client, io }: ListRegistriesOptions,
): Promise<readonly Candidate[]> {
  if (isSpec) {
    if (!typed.startsWith('file:')) return specs;
    const files = await listFiles(typed.slice('file:'.length), { cwd: io.cwd });
    return files.map((one) => ({ ...one, value: `file:${one.value}` }));
  }
  if (client === undefined) return [];
  const { data } = await client.call<RegistryStatus[]>('registries.list');
  return data.map(({ name, state }) => ({ value: name, text: state }));
}
