import type { Environment } from './environment.js';
import { isSet } from './is-set.js';

/**
 * Whether what is written is read aloud: the option `--screen-reader` says so, else
 * `NANDA_SCREEN_READER`, else `INK_SCREEN_READER`. A terminal itself cannot be asked.
 */
export function isScreenReader({
  env,
  flag,
}: {
  env: Environment;
  flag?: boolean | undefined;
}): boolean {
  if (flag !== undefined) return flag;
  return isSet(env['NANDA_SCREEN_READER'] ?? env['INK_SCREEN_READER']);
}
