import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Where the command line keeps its files. Absolute paths. */
export interface Directories {
  /** `config.json`, `servers.json`: written by the user. */
  readonly config: string;
  /** The catalog and the connections of the background proxy. */
  readonly data: string;
  /** What is remembered between two commands, and the log. */
  readonly state: string;
  /** Who and where the running background proxy is. */
  readonly runtime: string;
}

/**
 * The platform's own directories, by the conventions of `env-paths` (which is not used here: what it
 * imports costs ten milliseconds of every start), or those that `NANDA_*_DIR` names.
 */
export function findDirectories(
  { env, cwd }: Pick<CommandLineIo, 'env' | 'cwd'>,
  { platform = process.platform }: { readonly platform?: NodeJS.Platform } = {},
): Directories {
  const named = (name: string) => {
    const path = env[name];
    return path === undefined || path === '' ? undefined : resolve(cwd, path);
  };
  const home = named('HOME') ?? homedir();
  const usual = usualDirectories(platform);
  const state = named('NANDA_STATE_DIR') ?? usual.state;
  return {
    config: named('NANDA_CONFIG_DIR') ?? usual.config,
    data: named('NANDA_DATA_DIR') ?? usual.data,
    state,
    runtime: named('NANDA_RUNTIME_DIR') ?? state,
  };

  function usualDirectories(of: NodeJS.Platform): Omit<Directories, 'runtime'> {
    if (of === 'darwin') {
      const library = join(home, 'Library');
      const data = join(library, 'Application Support', 'nanda');
      return { config: join(library, 'Preferences', 'nanda'), data, state: join(data, 'state') };
    }
    if (of === 'win32') {
      const local = named('LOCALAPPDATA') ?? join(home, 'AppData', 'Local');
      const roaming = named('APPDATA') ?? join(home, 'AppData', 'Roaming');
      const data = join(local, 'nanda', 'Data');
      return { config: join(roaming, 'nanda', 'Config'), data, state: join(data, 'state') };
    }
    const xdg = (name: string, fallback: string) => named(name) ?? join(home, fallback);
    return {
      config: join(xdg('XDG_CONFIG_HOME', '.config'), 'nanda'),
      data: join(xdg('XDG_DATA_HOME', '.local/share'), 'nanda'),
      state: join(xdg('XDG_STATE_HOME', '.local/state'), 'nanda'),
    };
  }
}
