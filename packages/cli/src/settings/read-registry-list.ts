import { readRegistryObject } from './read-registry-object.js';
import { readRegistryText } from './read-registry-text.js';
import type { RegistryPlace } from './registry-place.js';
import type { RegistrySetting } from './registry-setting.js';
import { registryUsageError } from './registry-usage-error.js';

/**
 * Registries that were named together, each once: the first of two that are the same counts. `none` by
 * itself is an empty list.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function readRegistryList(
  given: readonly unknown[],
  place: Omit<RegistryPlace, 'title'> & {
    /** What errors call one of them. @default nothing */
    readonly titleOf?: (index: number) => string;
  },
): readonly RegistrySetting[] {
  const { titleOf, directory, env } = place;
  const settings = given.map((one, index) =>
    read(one, { directory, env, ...(titleOf && { title: titleOf(index) }) }),
  );
  if (settings.includes('none')) {
    if (settings.length === 1) return [];
    throw registryUsageError('"none" stands for no registry at all, so it stands alone.', {
      hint: 'Take it out, or the others.',
    });
  }
  const seen = new Set<string>();
  return settings.filter((setting) => {
    const text = JSON.stringify(setting);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function read(given: unknown, place: RegistryPlace): RegistrySetting {
  if (typeof given === 'string') return readRegistryText(given, place);
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    return readRegistryObject(given as Record<string, unknown>, place);
  }
  throw registryUsageError('A registry is a text or an object.', {
    title: place.title,
    hint: 'It looks like this: {"registries": ["mcp-registry", "file:/home/me/catalog.json"]}',
  });
}
