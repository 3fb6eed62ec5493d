import { sanitizeForTerminal } from '@nanda/terminal';
import { runProgram } from './run-program.js';

/** {@link showInPager}'s second argument. */
export interface ShowInPagerOptions {
  env: Readonly<Record<string, string | undefined>>;
}

/** Shows text in the pager of NANDA_PAGER or PAGER, else `less -R`. It is made safe: a pager hands on what it is given. */
export async function showInPager(text: string, { env }: ShowInPagerOptions): Promise<void> {
  const pager = env['NANDA_PAGER'] || env['PAGER'] || 'less -R';
  await runProgram(pager, { input: sanitizeForTerminal(text), env });
}
