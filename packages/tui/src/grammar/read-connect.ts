import { CommandError } from '../session/command-error.js';
import type { ConnectCommand } from './command.js';
import { connectOptions } from './connect-options.js';
import type { CredentialWords } from './credential-words.js';
import { needText } from './need-text.js';
import { readOptions } from './read-options.js';
import { readProgram } from './read-program.js';
import { readServerUrl } from './read-server-url.js';
import { splitAtDashes } from './split-at-dashes.js';

/**
 * Reads what stands behind `connect`: which service, address or program, and where its credentials are.
 *
 * @throws {CommandError}
 */
export function readConnect(text: string): ConnectCommand {
  const { before, after } = splitAtDashes(text);
  const read = readOptions(before, { verb: 'connect', options: connectOptions });
  const [headers, variables] = [read.values('header'), read.values('variable')];
  const words: CredentialWords = {
    // Held to its choices already.
    type: read.value('auth-type') as CredentialWords['type'],
    source: read.value('auth'),
    wallet: read.value('wallet'),
    contract: read.value('contract'),
    tokenId: read.value('token-id'),
    user: read.value('user'),
    variables: variables.length > 0 ? variables : undefined,
    headers: headers.length > 0 ? headers : undefined,
  };
  const hasWords = Object.values(words).some((word) => word !== undefined);
  const name = read.value('as')?.replace(/^@/u, '');
  return {
    verb: 'connect',
    ...readTarget(read.text, after),
    ...(hasWords && { words }),
    ...(name !== undefined && { name }),
  };
}

function readTarget(typed: string, program: string | undefined) {
  if (program !== undefined) {
    if (typed !== '') {
      throw new CommandError('connect to a service, or to the command after --?', {
        hint: 'one of them; connect --as NAME -- COMMAND gives it a name',
      });
    }
    const command = readProgram(program);
    // What it is called while it is begun; its arguments may hold what nobody is to see.
    return { target: command[0], server: { command } };
  }
  const target = needText(typed, { message: 'connect needs a service', hint: 'connect: 1' });
  const url = readServerUrl(target);
  return url === undefined ? { target } : { target: url, server: { url } };
}
