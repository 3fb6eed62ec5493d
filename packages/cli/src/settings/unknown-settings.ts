import { nearestName } from '@nanda/terminal';
import type { Configuration } from './configuration.js';
import { isMembers } from './is-members.js';
import { settingTable } from './setting-table.js';

/** A member of `config.json` that is no setting: kept, and without effect. */
export interface UnknownSetting {
  /** With what it is inside of: `profiles.work.colour`. */
  readonly name: string;
  readonly nearest?: string;
}

/** Members that are no settings, in the file and in each of its profiles. */
export function unknownSettings({
  content,
}: Pick<Configuration, 'content'>): readonly UnknownSetting[] {
  const profiles = isMembers(content['profiles']) ? Object.entries(content['profiles']) : [];
  return [
    ...find(content, { prefix: '', others: ['profiles', 'aliases', '$schema'] }),
    ...profiles.flatMap(([profile, members]) =>
      isMembers(members) ? find(members, { prefix: `profiles.${profile}.`, others: [] }) : [],
    ),
  ];
}

function find(
  members: Readonly<Record<string, unknown>>,
  { prefix, others }: { readonly prefix: string; readonly others: readonly string[] },
): UnknownSetting[] {
  return Object.keys(members)
    .filter((name) => !Object.hasOwn(settingTable, name) && !others.includes(name))
    .map((name) => {
      const nearest = nearestName(name, Object.keys(settingTable));
      return { name: prefix + name, ...(nearest !== undefined && { nearest }) };
    });
}
