import { CommandError } from '../session/command-error.js';
import type { Desk } from '../session/desk.js';
import { readSource } from './read-source.js';

/**
 * Reads `Name: env:VARIABLE`, `Authorization: Bearer env:TOKEN`: a header field and its value from where it is kept.
 *
 * @throws {CommandError}
 */
export async function readHeader(
  line: string,
  { desk }: { desk: Pick<Desk, 'readSecret'> },
): Promise<[name: string, value: string]> {
  const [, name = '', scheme = '', source] =
    /^([^:\s]+)\s*:\s*((?:[A-Za-z]+\s+)?)(\S.*)$/su.exec(line) ?? [];
  if (name === '' || source === undefined) {
    throw new CommandError('--header takes a name and where its value is', {
      hint: '--header "X-Api-Key: env:KEY"',
    });
  }
  return [name, scheme + (await readSource(source, { desk, type: name }))];
}
