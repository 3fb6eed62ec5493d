import { quoteForShell } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';

/** Tells how another terminal comes to use a server that runs in this one. */
export function showExports(
  env: Readonly<Record<string, string>>,
  { output, io }: { readonly output: Output; readonly io: Pick<CommandLineIo, 'stdout'> },
): void {
  if (output.json) {
    output.document({ env }, { oneLine: true });
    return;
  }
  const lines = Object.entries(env).map(
    ([name, value]) => `export ${name}=${quoteForShell(value)}`,
  );
  output.print(lines.join('\n'));
  if (io.stdout.isTTY === true) {
    output.note(
      output.noteStyle.dim('Paste these lines into another terminal. Ctrl-C ends it here.'),
    );
  }
}
