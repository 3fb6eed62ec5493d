import { basename } from 'node:path';
import type { RegistrySetting } from '../settings/registry-setting.js';
import { registryText } from './registry-text.js';

/** What a proxy calls a registry of the settings: its own name, else its kind and where it is, in short. */
export function registryName(setting: RegistrySetting): string {
  if (typeof setting !== 'string' && setting.name !== undefined) return setting.name;
  const text = registryText(setting);
  const colon = text.indexOf(':');
  if (colon === -1) return text;
  const [kind, place] = [text.slice(0, colon), text.slice(colon + 1)];
  const url = /^https?:/i.test(place) ? URL.parse(place) : null;
  if (url === null) return `${kind}:${basename(place)}`;
  return kind === 'file' ? `${kind}:${basename(url.pathname) || url.host}` : `${kind}:${url.host}`;
}
