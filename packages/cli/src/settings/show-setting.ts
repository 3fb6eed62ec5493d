import { registryText } from '../registries/registry-text.js';
import { isMembers } from './is-members.js';
import type { RegistrySetting } from './registry-setting.js';
import type { SettingDefinition } from './setting-definition.js';

const durations: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const sizes: readonly (readonly [string, number])[] = [
  ['GiB', 1024 ** 3],
  ['MiB', 1024 ** 2],
  ['KiB', 1024],
  ['B', 1],
];

/** A value of a setting as people write it: `30s`, `16MiB`. Milliseconds and bytes are the largest unit that fits. */
export function showSetting(
  value: unknown,
  { definition }: { readonly definition: Pick<SettingDefinition, 'kind'> },
): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => showRegistry(one)).join(', ');
  }
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  switch (definition.kind) {
    case 'duration':
      return inUnits(value, durations);
    case 'size':
      return inUnits(value, sizes);
    default:
      return String(value);
  }
}

function inUnits(value: number, units: readonly (readonly [string, number])[]): string {
  const [unit, size] = units.find(([, one]) => value >= one && value % one === 0) ?? ['', 1];
  return `${value / size}${unit}`;
}

/** In one word, as far as it can be understood. */
function showRegistry(value: unknown): string {
  if (!isMembers(value)) return String(value);
  try {
    return typeof value['name'] === 'string'
      ? value['name']
      : registryText(value as unknown as RegistrySetting);
  } catch {
    return JSON.stringify(value);
  }
}
