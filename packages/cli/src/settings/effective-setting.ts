import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { FoundSetting } from './find-setting.js';
import { readSettingValue } from './read-setting-value.js';
import type { Settings } from './resolve-settings.js';
import type { SettingDefinition } from './setting-definition.js';

export type SettingSource = 'option' | 'environment' | 'profile' | 'file' | 'default';

/** What counts of a setting, and who says so. */
export interface EffectiveSetting {
  /** As it is read: milliseconds, bytes. Undefined where nothing counts, or it is not shown. */
  readonly value: unknown;
  readonly source: SettingSource;
  /** The variable, where the environment says it. */
  readonly variable?: string;
  /** It is secret, and stays untold. */
  readonly isHidden?: true;
  /** Why it cannot be used as it stands. */
  readonly problem?: string;
}

/** Finds out what counts of a setting. `io` is that of the command, whose environment has what the file adds. */
export function effectiveSetting(
  { name, definition }: FoundSetting,
  {
    io: { env },
    settings: { configuration, fromFile, configFile },
  }: { readonly io: Pick<CommandLineIo, 'env'>; readonly settings: Settings },
): EffectiveSetting {
  const { content, ofProfile, profile, profileFrom } = configuration;
  if (name === 'profile') {
    return { value: profile ?? 'default', source: profileFrom ?? 'default' };
  }
  const found = fromFile.includes(name) ? undefined : variableOf(definition, env);
  if (found !== undefined) return { ...readVariable(), source: 'environment' };
  const isOfProfile = Object.hasOwn(ofProfile, name);
  if (!isOfProfile && !Object.hasOwn(content, name)) {
    return { value: definition.default, source: 'default' };
  }
  const written = isOfProfile ? ofProfile[name] : content[name];
  const place = isOfProfile ? `profiles.${profile}.${name}` : name;
  return {
    ...read(written, `${place} in ${configFile}`),
    source: isOfProfile ? 'profile' : 'file',
  };

  function readVariable(): Omit<EffectiveSetting, 'source'> {
    const { variable, text } = found ?? { variable: '', text: '' };
    if (definition.kind === 'registries') {
      return { value: text.split(',').map((one) => one.trim()), variable };
    }
    if (definition.kind === 'reference' && !/^(?:secret|env|file):/.test(text)) {
      return { value: undefined, isHidden: true, variable };
    }
    return { ...read(text, variable), variable };
  }

  function read(value: unknown, given: string): { value: unknown; problem?: string } {
    if (definition.kind === 'registries') return { value };
    try {
      return { value: readSettingValue(value, { definition, given }) };
    } catch (error) {
      if (error instanceof CliError) return { value: undefined, problem: error.message };
      throw error;
    }
  }
}

/** The variable that says it, and what it says. */
function variableOf(
  { env: name, switches }: SettingDefinition,
  env: CommandLineIo['env'],
): { readonly variable: string; readonly text: string } | undefined {
  if (switches === undefined) {
    const text = env[name];
    return text ? { variable: name, text } : undefined;
  }
  const set = Object.entries(switches).find(([, variable]) => env[variable]);
  return set && { variable: set[1], text: set[0] };
}
