import { readFile } from 'node:fs/promises';
import { CliError } from '../errors/cli-error.js';
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
  try {
    const content = JSON.parse(text) as Partial<ServersFile> | null;
    const servers = content?.mcpServers ?? {};
    if (typeof content === 'object' && content !== null && typeof servers === 'object') {
      return { ...content, mcpServers: servers };
    }
  } catch (cause) {
    throw invalid(path, cause);
  }
  throw invalid(path);
}

function invalid(path: string, cause?: unknown): CliError {
  return new CliError('USAGE_ERROR', `${path} is not a file of servers.`, {
    hint: 'It looks like this: {"mcpServers": {"name": {"url": "https://…"}}}. Mend it or move it away.',
    cause,
  });
}
