import type { RegistrySetting } from './registry-setting.js';

/** What the catalog is read from where nobody has said anything. The first one counts first. */
export const defaultRegistries: readonly RegistrySetting[] = [
  'mcp-registry',
  'nanda',
  'nanda-index',
  'samples',
];
