import { readFile } from 'node:fs/promises';
import { CliError } from '../errors/cli-error.js';
import { isMembers } from '../settings/is-members.js';
import type { ServersFile } from './server-entry.js';

/** The user's own servers; none where there is no file yet. @throws CliError for a file that is not in that form: it is not ours to replace. */
export async function readServersFile(path: string): Promise<ServersFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { mcpServers: {} };
    throw error;
  }
  let content: unknown;
  try {
    content = JSON.parse(text) as unknown;
  } catch (cause) {
    throw invalid(path, { cause });
  }
  const servers = isMembers(content) ? (content['mcpServers'] ?? {}) : undefined;
  if (!isMembers(content) || !isMembers(servers)) throw invalid(path);
  const none = Object.keys(servers).find((name) => !isMembers(servers[name]));
  if (none !== undefined) throw invalid(path, { reason: `: ${JSON.stringify(none)} is no server` });
  return { ...content, mcpServers: servers as ServersFile['mcpServers'] };
}

function invalid(
  path: string,
  { reason = '', cause }: { readonly reason?: string; readonly cause?: unknown } = {},
): CliError {
  return new CliError('USAGE_ERROR', `${path} is not a file of servers${reason}.`, {
    hint: 'It looks like this: {"mcpServers": {"name": {"url": "https://…"}}}. Mend it or move it away.',
    cause,
  });
}
