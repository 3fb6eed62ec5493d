import { resolve } from 'node:path';

/** The path of `--data-dir`. */
export function resolveDataDirectory(
  given: string | undefined,
  { cwd }: { readonly cwd: string },
): string | undefined {
  return given === undefined ? undefined : resolve(cwd, given);
}
