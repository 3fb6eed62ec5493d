import type { CommandLineIo } from '../io/command-line-io.js';
import { readSecret } from '../settings/read-secret.js';
import type { HeaderOption } from './parse-header-option.js';

/** The value to be sent: what the option refers to is looked up now. @throws CliError `USAGE_ERROR` */
export async function readHeaderValue(
  { scheme, source, value, name }: HeaderOption,
  { io }: { readonly io: CommandLineIo },
): Promise<string> {
  if (source === undefined) return value;
  const place = source.startsWith('file:') ? source.slice('file:'.length) : source;
  return scheme + (await readSecret(place, { io, option: `--header ${name}` }));
}
