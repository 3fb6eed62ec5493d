import type { CommandContext } from '../commands/command.js';
import { wantsDebug } from '../errors/wants-debug.js';
import { usageError } from '../options/usage-error.js';
import { createProxyDoor } from './create-proxy-door.js';
import { describeMcpStart } from './describe-mcp-start.js';
import type { mcpOptions } from './mcp-options.js';
import { readMcpTarget } from './read-mcp-target.js';
import { serveStdio } from './serve-stdio.js';

/** Serves MCP on this process's standard input and output until the client is gone. */
export async function runMcp(context: CommandContext<typeof mcpOptions>): Promise<number> {
  const { io, options, output, positionals } = context;
  const [extra] = positionals;
  if (extra !== undefined) throw usageError(`mcp takes no arguments: "${extra}".`);
  const target = readMcpTarget(options);
  if (io.stdin.isTTY === true) output.note(describeMcpStart({ style: output.noteStyle }));
  const isVerbose = options.verbose === true || wantsDebug(io.env, 'http');
  const write = (text: string) => void io.stderr.write(`nanda mcp: ${output.cleanNote(text)}\n`);
  await serveStdio({
    io,
    door: createProxyDoor(context, { target }),
    log: { warn: write, debug: isVerbose ? write : () => undefined },
  });
  return 0;
}
