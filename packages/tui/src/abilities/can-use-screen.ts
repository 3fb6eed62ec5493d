import type { Environment } from './environment.js';
import { isScreenReader } from './is-screen-reader.js';

/** What {@link canUseScreen} decides by. */
export interface CanUseScreenOptions {
  stdin: { isTTY?: boolean | undefined };
  stdout: { isTTY?: boolean | undefined };
  env: Environment;
  /** The option `--line`. */
  line?: boolean | undefined;
  /** The option `--script`: a file of lines. */
  script?: string | undefined;
  /** The option `--screen-reader`. */
  screenReader?: boolean | undefined;
}

/**
 * Whether the whole screen can be used. Else it goes line by line: that was asked for, there is no
 * terminal at one of the ends, it can do nothing but letters, or somebody listens to it.
 */
export function canUseScreen(options: CanUseScreenOptions): boolean {
  const { stdin, stdout, env, line, script, screenReader } = options;
  if (line === true || script !== undefined) return false;
  if (stdin.isTTY !== true || stdout.isTTY !== true) return false;
  return env['TERM'] !== 'dumb' && !isScreenReader({ env, flag: screenReader });
}
