import { formatRegistrySpec } from '@nanda/protocol/facts';
import type { RegistrySetting } from '../settings/registry-setting.js';

/** A registry of the settings in one word: as it would be typed, without its name and its header fields. */
export function registryText(setting: RegistrySetting): string {
  if (typeof setting === 'string') return setting;
  const { type, url, path = '' } = setting;
  if (type === 'file') return formatRegistrySpec({ type, path });
  return formatRegistrySpec({ type, ...(url !== undefined && { url }) });
}
