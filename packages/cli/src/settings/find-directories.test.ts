import { describe, expect, test } from 'vitest';
import { findDirectories } from './find-directories.js';

const find = (platform: NodeJS.Platform, env: Record<string, string>) =>
  findDirectories({ env, cwd: '/here' }, { platform });

describe.skipIf(process.platform === 'win32')('directories', () => {
  test('by the conventions of the platform', () => {
    expect(find('linux', { HOME: '/h' })).toEqual({
      config: '/h/.config/nanda',
      servers: '/h/.config/nanda',
      data: '/h/.local/share/nanda',
      state: '/h/.local/state/nanda',
      runtime: '/h/.local/state/nanda',
    });
    expect(find('linux', { HOME: '/h', XDG_CONFIG_HOME: '/c' }).config).toBe('/c/nanda');
    expect(find('darwin', { HOME: '/h' }).data).toBe('/h/Library/Application Support/nanda');
    expect(find('win32', { LOCALAPPDATA: '/local' }).data).toBe('/local/nanda/Data');
  });

  test('where the environment says', () => {
    const env = { HOME: '/h', NANDA_DATA_DIR: 'data', NANDA_STATE_DIR: '/s', NANDA_CONFIG_DIR: '' };
    expect(find('linux', env)).toEqual({
      config: '/h/.config/nanda',
      servers: '/h/.config/nanda',
      data: '/here/data',
      state: '/s',
      runtime: '/s',
    });
  });
});
