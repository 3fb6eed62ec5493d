import type { RegistrySpec } from './registry-spec.js';

/** The text that `parseRegistrySpec` reads as this. */
export function formatRegistrySpec(spec: RegistrySpec): string {
  switch (spec.type) {
    case 'file':
      return spec.path.startsWith('file:') ? spec.path : `file:${spec.path}`;
    case 'nanda':
    case 'mcp-registry':
    case 'nanda-index':
      return spec.url === undefined ? spec.type : `${spec.type}:${spec.url}`;
    default:
      return spec.type;
  }
}
