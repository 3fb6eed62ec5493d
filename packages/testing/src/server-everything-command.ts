import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A program with its arguments, as a stdio connection wants it. */
export type ServerCommand = { command: string; args: string[] };

/**
 * How to run the real `@modelcontextprotocol/server-everything` that is installed here.
 *
 * @param transport Default `stdio`.
 */
export function serverEverythingCommand(
  transport: 'stdio' | 'sse' | 'streamableHttp' = 'stdio',
): ServerCommand {
  const require = createRequire(import.meta.url);
  const manifestPath = require.resolve('@modelcontextprotocol/server-everything/package.json');
  const { bin } = require(manifestPath) as { bin: Record<string, string> };
  const program = bin['mcp-server-everything'];
  if (program === undefined) {
    throw new Error(
      `${manifestPath} no longer names the program "mcp-server-everything". Install the version that the workspace's catalog names.`,
    );
  }
  return { command: process.execPath, args: [join(dirname(manifestPath), program), transport] };
}
