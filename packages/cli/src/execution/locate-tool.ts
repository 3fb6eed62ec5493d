import type { ToolDefinition } from '@nanda/protocol';
import { splitCall } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { type ResolvedConnection, resolveConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';
import { findTool } from './find-tool.js';
import { misplacedConnection, namesConnection } from './misplaced-connection.js';

export interface LocateToolOptions {
  /** `tool`, or `connection/tool`, or a whole call: `tool(a: 1)`. */
  readonly typed: string;
  readonly connection: string | undefined;
  /** What stands after the tool's name. */
  readonly words: readonly string[];
  /** What is typed before the tool's name. */
  readonly invocation: string;
  /** Lets the user in to a service that does not say any more what its tools are. @default the refusal is thrown */
  readonly letIn?:
    | ((refusal: CliError, connection: ResolvedConnection) => Promise<void>)
    | undefined;
}

export interface LocatedTool {
  readonly connection: ResolvedConnection;
  readonly tool: ToolDefinition;
  /** What has to be typed to mean it: its name, with that of the connection where that was typed too. */
  readonly name: string;
  /** Its arguments: those of the call that its name was typed with, and what stands after it. */
  readonly words: readonly string[];
}

type Located = Omit<LocatedTool, 'words'>;

/** Finds the connection and the tool that a command line means. @throws CliError */
export async function locateTool(
  context: Omit<CommandContext, 'options'>,
  { typed: word, connection, words, invocation, letIn }: LocateToolOptions,
): Promise<LocatedTool> {
  const call = splitCall(word);
  const typed = call?.tool ?? word;
  if (typed.trim() === '') {
    throw new CliError('USAGE_ERROR', "The tool's name is empty.", {
      hint: `See what there is: ${context.program} tools`,
    });
  }
  try {
    const located = await locate(context, { typed, connection, letIn });
    return { ...located, words: call === undefined ? words : [call.rest, ...words] };
  } catch (error) {
    // Looked for on the wrong connection, because the right one was named in the wrong place.
    const end = words.indexOf('--');
    const own = end === -1 ? words : words.slice(0, end);
    if (connection !== undefined || !own.some(namesConnection)) throw error;
    throw misplacedConnection({ invocation, tool: typed, words: own });
  }
}

async function locate(
  context: Omit<CommandContext, 'options'>,
  { typed, connection: named, letIn }: Pick<LocateToolOptions, 'typed' | 'connection' | 'letIn'>,
): Promise<Located> {
  const slash = typed.indexOf('/');
  const isQualified = named === undefined && slash > 0 && slash < typed.length - 1;
  if (isQualified) {
    try {
      const qualified = await resolveConnection(context, { named: typed.slice(0, slash) });
      const tool = await find(qualified, typed.slice(slash + 1));
      return { connection: qualified, tool, name: typed.slice(0, slash + 1) + tool.name };
    } catch (error) {
      // A tool's own name may have a slash in it.
      if (!(error instanceof CliError) || !error.code.endsWith('_NOT_FOUND')) throw error;
      const current = await context.state.current();
      if (current === undefined) throw error;
      const fallback = { id: current.connectionId, label: current.name };
      const tool = await find(fallback, typed).catch(() => Promise.reject(error));
      return { connection: fallback, tool, name: tool.name };
    }
  }
  const connection = await resolveConnection(context, { named });
  const tool = await find(connection, typed);
  return { connection, tool, name: tool.name };

  async function find(on: ResolvedConnection, name: string): Promise<ToolDefinition> {
    const { output, state } = context;
    const client = await context.client();
    const once = () =>
      findTool(name, {
        client,
        connection: on,
        program: context.program,
        onNotice: (text) => output.note(output.noteStyle.dim(text)),
      });
    try {
      return await once();
    } catch (error) {
      const isRefusal = error instanceof CliError && error.code === 'SERVICE_AUTH_REQUIRED';
      if (isRefusal && letIn !== undefined) {
        await letIn(error, on);
        return once();
      }
      const isGone = error instanceof CliError && error.code === 'CONNECTION_NOT_FOUND';
      if (isGone && (await state.current())?.connectionId === on.id) {
        await state.clearCurrent();
      }
      throw error;
    }
  }
}
