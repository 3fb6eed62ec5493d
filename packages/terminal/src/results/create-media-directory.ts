/**
 * Makes a new directory for media where temporary files belong, which nobody else can look into, and gives its path.
 *
 * @throws NodeJS.ErrnoException where nothing can be made there
 */
export async function createMediaDirectory(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { mkdtemp } = process.getBuiltinModule('node:fs/promises');
  const { tmpdir } = process.getBuiltinModule('node:os');
  const { join } = process.getBuiltinModule('node:path');
  return mkdtemp(join(env['TMPDIR'] || tmpdir(), 'nanda-'));
}
