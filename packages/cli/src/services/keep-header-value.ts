import { resolve } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { HeaderOption } from './parse-header-option.js';
import { readHeaderValue } from './read-header-value.js';

/**
 * The value as the servers file keeps it: a secret that is kept elsewhere stays a reference, which is looked up when it
 * is sent. A variable is looked up now, because the proxy in the background does not have this command's environment.
 */
export async function keepHeaderValue(
  header: HeaderOption,
  { io }: { readonly io: CommandLineIo },
): Promise<string> {
  // Also to say now what is missing.
  const value = await readHeaderValue(header, { io });
  const { source = '', scheme } = header;
  if (source.startsWith('secret:')) return `${scheme}\${${source}}`;
  if (!source.startsWith('file:')) return value;
  return `${scheme}\${file:${resolve(io.cwd, source.slice('file:'.length))}}`;
}
