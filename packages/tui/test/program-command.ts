import { quoteForShell } from '@nanda/terminal';

/** The command, for a shell, that runs a program in TypeScript. What it imports from here is named by its URL. */
export function programCommand(program: string): string {
  const words = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--import',
    new URL('../../../.ci/resolve-typescript.mjs', import.meta.url).href,
    '--input-type=module-typescript',
    '--eval',
    program,
  ];
  return words.map(quoteForShell).join(' ');
}
