import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

export interface ChooseDirectoryOptions {
  /** Where the user is. */
  readonly cwd: string;
  /** What `--cwd` says. */
  readonly asked: string | undefined;
}

/**
 * Where a command runs: where it is asked to; else here, if one of its words is the path of something here, as in
 * `node ./server.js`. Undefined where the place is of no matter: the entry then is the same wherever it is typed.
 */
export function chooseDirectory(
  [command, ...args]: readonly string[],
  { cwd, asked }: ChooseDirectoryOptions,
): string | undefined {
  if (asked !== undefined) return resolve(cwd, asked);
  // A program without a slash is looked for on the PATH, and not here.
  const programs = command !== undefined && /[/\\]/.test(command) ? [command] : [];
  const paths = [...programs, ...args.map((word) => word.replace(/^--?[\w-]+=/, ''))];
  const isHere = (path: string): boolean =>
    path !== '' && !isAbsolute(path) && !path.includes('\0') && existsSync(resolve(cwd, path));
  return paths.some(isHere) ? cwd : undefined;
}
