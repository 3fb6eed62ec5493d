import { quoteForShell } from '@nanda/terminal';
import { readSessions } from '../auth/read-sessions.js';
import { sessionsDirectory } from '../auth/sessions-directory.js';
import { readRuntime } from '../background/read-runtime.js';
import { runtimeFilePath } from '../background/runtime-file-path.js';
import type { CommandContext } from '../commands/command.js';
import { clientsFilePath } from '../state/clients-file-path.js';

/** Where a shell finds the proxy that a command works with. */
export interface ShellEndpoint {
  readonly url: string;
  /**
   * A word of a shell: the header field that the proxy wants to see. It says where the token is to be found, and
   * not what it is. Absent where none is wanted.
   */
  readonly header?: string;
}

/** Tells where the proxy of a command is, for somebody who goes there without it. */
export async function findShellEndpoint({
  settings,
  state,
}: Pick<CommandContext, 'settings' | 'state'>): Promise<ShellEndpoint> {
  const { baseUrl, token, directories } = settings;
  if (baseUrl === undefined) {
    const file = runtimeFilePath(directories.runtime);
    return {
      url: readRuntime(directories.runtime)?.url ?? '',
      header: `"Authorization: Bearer ${readFrom(file, '.token')}"`,
    };
  }
  if (token) return { url: baseUrl, header: '"Authorization: Bearer $NANDA_TOKEN"' };
  if (readSessions(sessionsDirectory(directories))[baseUrl] !== undefined) {
    const word = quoteForShell(baseUrl);
    return { url: baseUrl, header: `"Authorization: Bearer $(nanda auth token --url ${word})"` };
  }
  if ((await state.clientToken()) === undefined) return { url: baseUrl };
  const ours = readFrom(clientsFilePath(directories.state), `[${JSON.stringify(baseUrl)}]`);
  return { url: baseUrl, header: `"X-Nanda-Client: ${ours}"` };
}

function readFrom(file: string, member: string): string {
  return `$(node -p ${quoteForShell(`require(${JSON.stringify(file)})${member}`)})`;
}
