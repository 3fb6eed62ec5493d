import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findDirectories } from '../../settings/find-directories.js';
import { isMembers } from '../../settings/is-members.js';
import type { Check } from '../check.js';

/** Profiles whose files are still there, and which config.json does not name any more. */
export const checkProfiles: Check = {
  name: 'profiles',
  async run({ io, settings }) {
    const { content, profile = 'default' } = settings.configuration;
    const named = isMembers(content['profiles']) ? Object.keys(content['profiles']) : [];
    const { config, data, state } = findDirectories(io);
    const found = await Promise.all(
      [config, data, state].map(async (directory) => {
        const path = join(directory, 'profiles');
        const names = await readdir(path).catch(() => []);
        return names.filter((name) => !named.includes(name)).map((name) => join(path, name));
      }),
    );
    const stale = [...new Set(found.flat())];
    if (stale.length > 0) {
      return {
        state: 'warning',
        message: `config.json does not name the profile of ${stale.join(', ')}`,
        advice: 'Remove what is not needed any more.',
      };
    }
    const all = ['default', ...named].map((name) => (name === profile ? `${name} (in use)` : name));
    return { state: 'ok', message: all.join(', ') };
  },
};
