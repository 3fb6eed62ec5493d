import { posix, win32 } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { EditorCommand, EditorMachine } from './editor.js';

export interface OwnCommandOptions extends Pick<EditorMachine, 'platform' | 'env' | 'exists'> {
  /** The words after `nanda`. */
  readonly words: readonly string[];
  /** The Node that runs now. An absolute path. */
  readonly node: string;
  /** The program of this package. An absolute path. */
  readonly binary: string;
  readonly version: string;
  /** What relative paths are relative to. */
  readonly cwd: string;
}

/** Places that a client would not know: it starts programs with little of the environment that this command has. */
const placeVariables = [
  'NANDA_CONFIG_DIR',
  'NANDA_DATA_DIR',
  'NANDA_STATE_DIR',
  'NANDA_RUNTIME_DIR',
];
const platformVariables = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'];

/**
 * How a client starts `nanda`, from a desktop that has no PATH to speak of: by the absolute paths of Node and of the program.
 * What `npx` has put into its cache may be gone tomorrow: there npx is started instead.
 *
 * @throws CliError `INSTALL_FAILED` where npx itself is not to be found
 */
export function ownCommand({
  words,
  node,
  binary,
  version,
  platform,
  env,
  exists,
  cwd,
}: OwnCommandOptions): EditorCommand {
  const isWindows = platform === 'win32';
  const { join, dirname, delimiter, isAbsolute } = isWindows ? win32 : posix;
  const names = isWindows || platform === 'darwin' ? [] : platformVariables;
  const places = Object.fromEntries(
    [...placeVariables, ...names].flatMap((name) => {
      const value = env[name];
      if (value === undefined || value === '') return [];
      return [[name, value === ':memory:' || isAbsolute(value) ? value : join(cwd, value)]];
    }),
  );
  if (!/[\\/]_npx[\\/]/.test(binary))
    return { command: node, args: [binary, ...words], env: places };

  const folder = dirname(node);
  const modules = isWindows
    ? join(folder, 'node_modules')
    : join(folder, '..', 'lib', 'node_modules');
  const npx = join(modules, 'npm', 'bin', 'npx-cli.js');
  if (!exists(npx)) {
    throw new CliError(
      'INSTALL_FAILED',
      'This nanda was started by npx, which is not where Node is.',
      {
        hint: 'Install it, so that it stays where it is: npm install -g @nanda/cli',
      },
    );
  }
  const system = isWindows ? [] : ['/usr/local/bin', '/usr/bin', '/bin'];
  return {
    command: node,
    args: [npx, '--yes', '--package', `@nanda/cli@${version}`, 'nanda', ...words],
    // What npx starts looks for its Node there.
    env: { PATH: [folder, ...system].join(delimiter), ...places },
  };
}
