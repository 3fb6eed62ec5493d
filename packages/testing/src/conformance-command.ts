import { fileURLToPath } from 'node:url';

import type { ServerCommand } from './server-everything-command.js';

/** How to run the conformance service on stdio. */
export function conformanceCommand(): ServerCommand {
  // The source runs as it is, and is not part of what is built.
  const program = fileURLToPath(
    new URL('../src/conformance/conformance-program.ts', import.meta.url),
  );
  const hooks = new URL('../../../.ci/resolve-typescript.mjs', import.meta.url).href;
  return { command: process.execPath, args: ['--import', hooks, program] };
}
