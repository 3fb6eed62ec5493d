import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Directories as the protocol names them; a path is one of this machine, from the working directory on. */
export function toRoots(
  paths: readonly string[],
  { cwd }: { readonly cwd: string },
): { uri: string; name?: string }[] {
  return paths.map((path) => {
    if (path.startsWith('file://')) return { uri: path };
    const whole = resolve(cwd, path);
    const name = basename(whole);
    return { uri: pathToFileURL(whole).href, ...(name !== '' && { name }) };
  });
}
