import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ToolDefinition } from '@nanda/protocol';
import { isMembers } from '../generate/members.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { usageError } from '../options/usage-error.js';

/** Tools of a file, or of standard input for `-`: a list, `{tools: […]}`, or an answer to tools/list. @throws CliError `USAGE_ERROR` */
export async function readToolsFile(
  source: string,
  io: CommandLineIo,
): Promise<readonly ToolDefinition[]> {
  const text =
    source === '-'
      ? await io.readStdin()
      : await readFile(resolve(io.cwd, source), 'utf8').catch((error: NodeJS.ErrnoException) => {
          throw usageError(`${source} cannot be read (${error.code}).`);
        });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw usageError(`${source} is not JSON: ${(error as Error).message}.`);
  }
  const found = isMembers(value) && isMembers(value['result']) ? value['result'] : value;
  const tools = isMembers(found) ? found['tools'] : found;
  if (
    Array.isArray(tools) &&
    tools.every((tool) => isMembers(tool) && typeof tool['name'] === 'string')
  ) {
    return tools as ToolDefinition[];
  }
  throw usageError(
    `${source} has no list of tools: it looks like {"tools": [{"name": …, "inputSchema": …}]}.`,
  );
}
