import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';

/** Where the command line keeps its files. Absolute paths. */
export interface Directories {
  /** `config.json` and `secrets.json`, which all profiles share. */
  readonly config: string;
  /** The user's own `servers.json`. */
  readonly servers: string;
  /** The catalog and the connections of the background proxy. */
  readonly data: string;
  /** What is remembered between two commands, and the log. */
  readonly state: string;
  /** Who and where the running background proxy is. */
  readonly runtime: string;
}

/**
 * The platform's own directories, by the conventions of `env-paths` (which is not used here: what it
 * imports costs ten milliseconds of every start), or those that `NANDA_*_DIR` names. A profile has
 * its own inside of them, so that nothing has to end when another one is used.
 */
export function findDirectories(
  { env, cwd }: Pick<CommandLineIo, 'env' | 'cwd'>,
  {
    platform = process.platform,
    profile,
  }: {
    readonly platform?: NodeJS.Platform;
    /** @default the one that has no directories of its own */
    readonly profile?: string;
  } = {},
): Directories {
  const named = (name: string) => {
    const path = env[name];
    // The word for nowhere, where data are meant.
    if (path === ':memory:') return path;
    return path === undefined || path === '' ? undefined : resolve(cwd, path);
  };
  const home = named('HOME') ?? homedir();
  const usual = usualDirectories(platform);
  const state = named('NANDA_STATE_DIR') ?? usual.state;
  const config = named('NANDA_CONFIG_DIR') ?? usual.config;
  const own = (directory: string) =>
    profile === undefined || directory === ':memory:'
      ? directory
      : join(directory, 'profiles', profile);
  return {
    config,
    servers: own(config),
    data: own(named('NANDA_DATA_DIR') ?? usual.data),
    state: own(state),
    runtime: own(named('NANDA_RUNTIME_DIR') ?? state),
  };

  function usualDirectories(of: NodeJS.Platform): Omit<Directories, 'runtime' | 'servers'> {
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
