import type { CommandLineIo } from '../io/command-line-io.js';
import { choosePager } from './choose-pager.js';

/** Prints text that may be longer than the screen: then in a pager, unless that is not wanted or there is none. */
export async function printLong(
  text: string,
  {
    io,
    isPaged = true,
  }: {
    readonly io: Pick<CommandLineIo, 'stdout' | 'env' | 'onStopRequest'>;
    /** Whether a pager is wanted at all. @default true */
    readonly isPaged?: boolean;
  },
): Promise<void> {
  const pager = isPaged ? choosePager(text, io) : undefined;
  if (pager !== undefined) {
    const { pageText } = await import('./page-text.js');
    if (await pageText(text, { io, pager })) return;
  }
  io.stdout.write(`${text}\n`);
}
