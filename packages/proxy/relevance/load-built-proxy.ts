import { existsSync } from 'node:fs';
import type * as source from '../src/index.js';

const entry = new URL('../dist/index.js', import.meta.url);

/**
 * The package as it is published: what is measured is what people run. Loaded by its place, because
 * the types of this folder are checked before the package is built.
 *
 * @throws where it has not been built.
 */
export async function loadBuiltProxy(): Promise<Pick<typeof source, 'createProxy'>> {
  if (!existsSync(entry)) throw new Error('The proxy is not built: npm run build, then again.');
  return (await import(entry.href)) as typeof source;
}
