import { fileURLToPath } from 'node:url';
import type { InteropServerKind } from './interop-server.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How to run the interop service of a kind on stdio. */
export function interopCommand(kind: InteropServerKind): {
  readonly command: string;
  readonly args: string[];
} {
  const hooks = fromHere('../../../../.ci/resolve-typescript.mjs');
  return {
    command: process.execPath,
    args: ['--import', hooks, fromHere('serve-stdio.ts'), kind],
  };
}
