import { resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import { CliError } from '../errors/cli-error.js';
import { checkProfileName } from './check-profile-name.js';
import type { FoundSetting } from './find-setting.js';
import { readRegistryList } from './read-registry-list.js';
import { readSettingValue } from './read-setting-value.js';

/**
 * What is written into `config.json` for words of the command line: `30s` stays as it is, numbers and
 * booleans are written as such, paths are absolute.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function parseSetting(
  { name, definition }: FoundSetting,
  { words, io: { cwd, env } }: { readonly words: readonly string[]; readonly io: CommandLineIo },
): unknown {
  const { kind } = definition;
  if (kind === 'registries') return readRegistryList(readSpecs(words), { directory: cwd, env });
  const [text = ''] = words;
  if (words.length > 1) {
    throw new CliError('USAGE_ERROR', `${name} has one value, not ${words.length}.`, {
      hint: 'One with spaces in it stands in quotes.',
    });
  }
  if (kind === 'profile') {
    if (text !== 'default') checkProfileName(text);
    return text;
  }
  const value = readSettingValue(text, { definition, given: name });
  if (kind === 'reference' && text.startsWith('file:')) {
    return `file:${resolve(cwd, text.slice('file:'.length))}`;
  }
  // As it was written, where a person reads it better so.
  const hasUnit = (kind === 'duration' || kind === 'size') && /[a-z]/i.test(text);
  return hasUnit ? text.trim() : value;
}

/** `none`, several words, one with commas as NANDA_REGISTRIES has them, or a JSON list, which may have objects in it. */
function readSpecs(words: readonly string[]): readonly unknown[] {
  const [text = ''] = words;
  if (words.length !== 1) return words;
  if (!/^\s*[[{]/.test(text)) return text.split(',').map((word) => word.trim());
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch (cause) {
    throw new CliError('USAGE_ERROR', 'registries: that is not valid JSON.', {
      hint: 'It looks like this: \'["mcp-registry", {"type": "file", "path": "…", "name": "ours"}]\'',
      cause,
    });
  }
}
