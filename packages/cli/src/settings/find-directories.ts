import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
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

/** The platform's own directories, or those that `NANDA_*_DIR` names. */
export function findDirectories(io: Pick<CommandLineIo, 'env' | 'cwd'>): Directories {
  const paths = envPaths('nanda', { suffix: '' });
  const named = (name: string) => {
    const path = io.env[name];
    return path === undefined || path === '' ? undefined : resolve(io.cwd, path);
  };
  const state =
    named('NANDA_STATE_DIR') ??
    // On Linux this is XDG_STATE_HOME; elsewhere the log folder is no place for state.
    (process.platform === 'linux' ? paths.log : join(paths.data, 'state'));
  return {
    config: named('NANDA_CONFIG_DIR') ?? paths.config,
    data: named('NANDA_DATA_DIR') ?? paths.data,
    state,
    runtime: named('NANDA_RUNTIME_DIR') ?? state,
  };
}
