import { resolve } from 'node:path';
import type { RegistryPlace } from './registry-place.js';
import { registryUsageError } from './registry-usage-error.js';

/**
 * Header fields by where their values are found. A value itself is refused, and not repeated: what is
 * read here is stored, and shown by commands.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function readRegistryHeaders(
  given: unknown,
  { directory, title }: Pick<RegistryPlace, 'directory' | 'title'>,
): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw registryUsageError('"headers" is not an object.', {
      title,
      hint: 'It looks like this: {"X-API-Key": "env:NAME"}',
    });
  }
  const headers = Object.entries(given).map(([name, value]): [string, string] => {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
      throw registryUsageError(`No header can be called ${JSON.stringify(name.slice(0, 40))}.`, {
        title,
        hint: 'It looks like this: X-API-Key',
      });
    }
    const text: string = typeof value === 'string' ? value : '';
    if (/^(?:env:[A-Za-z_]\w*|secret:[A-Za-z][\w.-]*)$/.test(text)) return [name, text];
    const path = text.startsWith('file:') ? text.slice('file:'.length) : '';
    if (path !== '') return [name, `file:${resolve(directory, path)}`];
    throw registryUsageError(`The header ${name} does not say where its value is found.`, {
      title,
      hint: `A secret itself has no place in settings. Keep it (nanda secrets set NAME) and name it: "${name}": "secret:NAME"; or "env:NAME", or "file:PATH"`,
    });
  });
  return Object.fromEntries(headers);
}
