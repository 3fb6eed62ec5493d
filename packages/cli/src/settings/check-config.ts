import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { checkProfileName } from './check-profile-name.js';
import { findRegistries } from './find-registries.js';
import { isMembers } from './is-members.js';
import { readSettingValue } from './read-setting-value.js';
import type { SettingDefinition } from './setting-definition.js';
import { settingTable } from './setting-table.js';

/**
 * What is wrong with the content of a `config.json`, a sentence for each; none where all of it can be used. It
 * repeats no secret.
 *
 * @param configFile What paths in it are relative to.
 */
export function checkConfig(
  content: Readonly<Record<string, unknown>>,
  { io, configFile }: { readonly io: Pick<CommandLineIo, 'cwd'>; readonly configFile: string },
): readonly string[] {
  const problems: string[] = [];
  check(content, '');
  const { profile, profiles, aliases } = content;
  const named = isMembers(profiles) ? profiles : {};
  if (profiles !== undefined && !isMembers(profiles)) problems.push('profiles is not an object.');
  if (aliases !== undefined && !isMembers(aliases)) problems.push('aliases is not an object.');
  for (const [name, members] of Object.entries(named)) {
    attempt(() => checkProfileName(name));
    if (isMembers(members)) check(members, `profiles.${name}.`);
    else problems.push(`profiles.${name} is not an object.`);
  }
  const isKnown =
    profile === undefined ||
    profile === 'default' ||
    (typeof profile === 'string' && Object.hasOwn(named, profile));
  if (!isKnown) problems.push(`profile is ${JSON.stringify(profile)}, and there is no such one.`);
  return problems;

  function check(members: Readonly<Record<string, unknown>>, prefix: string): void {
    for (const [name, definition] of Object.entries<SettingDefinition>(settingTable)) {
      if (!Object.hasOwn(members, name) || name === 'profile') continue;
      if (name === 'registries') {
        const sources = { named: undefined, configured: members[name], configFile };
        attempt(() => findRegistries({ cwd: io.cwd, env: {} }, sources), prefix);
      } else attempt(() => readSettingValue(members[name], { definition, given: prefix + name }));
    }
  }

  function attempt(read: () => unknown, prefix = ''): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      problems.push(prefix + error.message);
    }
  }
}
