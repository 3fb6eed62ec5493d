import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { findBinary } from '../find-binary.js';
import { mcpPath } from '../mcp-stdio/mcp-path.js';
import { readMcpTarget } from '../mcp-stdio/read-mcp-target.js';
import type { mcpFilterOptions } from '../mcp-stdio/mcp-filter-options.js';
import { readVersion } from '../read-version.js';
import type { Editor, EditorMachine } from './editor.js';
import { mcpWords } from './mcp-words.js';
import { ownCommand } from './own-command.js';

type Context = Pick<
  CommandContext<
    typeof mcpFilterOptions & {
      readonly http: { readonly kind: 'flag'; readonly summary: string };
      readonly profile: { readonly kind: 'text'; readonly summary: string };
    }
  >,
  'io' | 'options' | 'settings'
>;

/** What is written into a client's file. @throws CliError `USAGE_ERROR` for wishes that cannot be met */
export function entryFor(
  editor: Editor,
  { context, machine }: { readonly context: Context; readonly machine: EditorMachine },
): Readonly<Record<string, unknown>> {
  const { io, options, settings } = context;
  const target = readMcpTarget(options);
  const url = settings.baseUrl;
  if (options.http === true) return ofUrl();
  const words = mcpWords({ ...target, url, profile: options.profile });
  return editor.ofCommand(
    ownCommand({
      ...machine,
      words,
      node: process.execPath,
      binary: findBinary(),
      version: readVersion(),
      cwd: io.cwd,
    }),
  );

  function ofUrl(): Readonly<Record<string, unknown>> {
    if (editor.ofUrl === undefined) {
      throw new CliError('USAGE_ERROR', `The file of ${editor.title} takes no URLs.`, {
        hint: 'Without --http it gets a command, which does the same.',
      });
    }
    if (url === undefined || url.startsWith('unix:')) {
      throw new CliError(
        'USAGE_ERROR',
        'The URL of which proxy? The one in the background has another port each time.',
        {
          hint: 'Run one with nanda serve, and name it: --http --url http://localhost:3000',
        },
      );
    }
    if (target.connection !== undefined && !target.connection.startsWith('conn_')) {
      throw new CliError('USAGE_ERROR', 'In a URL a connection stands by its id.', {
        details: { connection: target.connection },
        hint: 'See the ids: nanda connections',
      });
    }
    return editor.ofUrl(url + mcpPath(target));
  }
}
