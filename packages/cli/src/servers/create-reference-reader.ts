import { homedir } from 'node:os';
import { basename, dirname, sep } from 'node:path';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { askLine } from '../prompts/ask-line.js';
import { askSecret } from '../prompts/ask-secret.js';
import { canAsk } from '../prompts/can-ask.js';
import type { ReferenceReader } from './reference-reader.js';

export interface ReferenceReaderOptions {
  /** What refers to it, as people know it. */
  readonly title: string;
  /** The file that the entry comes from. */
  readonly path: string;
  /** What the file says that its user is asked for. */
  readonly inputs?: readonly unknown[] | undefined;
}

interface Input {
  readonly id: string;
  readonly description?: unknown;
  readonly password?: unknown;
  readonly default?: unknown;
}

/** Looks references up in the environment of this command, and asks for what a file wants its user to be asked for. */
export function createReferenceReader(
  context: Pick<CommandContext, 'io' | 'output'> & {
    readonly options: { 'no-input'?: boolean | undefined };
  },
  { title, path, inputs = [] }: ReferenceReaderOptions,
): ReferenceReader {
  const { io, output } = context;
  const answers = new Map<string, Promise<string>>();

  return async (reference) => {
    const [, kind = '', rest = ''] = /^(\w+):(?!-)(.*)$/s.exec(reference) ?? [];
    switch (kind) {
      case 'env':
        return readVariable(rest);
      case 'secret':
      case 'file':
        // What is kept here is nobody's but the user's: a file of somebody else could send it anywhere.
        throw refuse(`wants \${${reference}}, which only your own servers may`, {
          hint: 'Add it by hand, if it is right: nanda servers add',
        });
      case 'input': {
        const answer = answers.get(rest) ?? ask(rest);
        answers.set(rest, answer);
        return answer;
      }
      default:
        return readPlain();
    }

    function readPlain(): string {
      const home = io.env['HOME'] || homedir();
      const project = projectOf(path);
      switch (reference) {
        case 'userHome':
          return home;
        case 'workspaceFolder':
          return project;
        case 'workspaceFolderBasename':
          return basename(project);
        case 'pathSeparator':
        case '/':
          return sep;
        default:
          if (/^\w+(?::-|$)/.test(reference)) return readVariable(reference);
          throw refuse(`wants \${${reference}}, which nanda does not know`, {
            hint: 'Put what it stands for into the file, or use ${env:NAME} there.',
          });
      }
    }
  };

  function readVariable(text: string): string {
    const [, name = '', standing] = /^(.*?)(?::-(.*))?$/s.exec(text) ?? [];
    const found = Object.hasOwn(io.env, name) ? io.env[name] : undefined;
    const value = found || standing || found;
    if (value !== undefined) return value;
    throw refuse(`wants the variable ${name} of the environment, which is not set`, {
      hint: `Set it for this command: ${name}=… nanda …`,
    });
  }

  async function ask(id: string): Promise<string> {
    const input = (inputs as readonly (Input | null)[]).find((one) => one?.id === id);
    if (!canAsk(context)) {
      throw refuse(`asks its user for "${id}", and nobody can be asked here`, {
        hint: `Run it on a terminal, or write \${env:NAME} instead of \${input:${id}} into ${path}.`,
      });
    }
    const { description } = input ?? {};
    const about = typeof description === 'string' ? description : id;
    const question = output.cleanNote(`${title} asks for: ${about.slice(0, 200)}:`);
    // What nobody has described may as well be a secret.
    if (input === undefined || input?.password === true) return askSecret(io, { question });
    const initial = typeof input?.default === 'string' ? input.default : undefined;
    return askLine(io, { question, initial });
  }

  function refuse(what: string, { hint }: { readonly hint: string }): CliError {
    return new CliError('USAGE_ERROR', output.cleanNote(`${title} ${what}.`), { hint });
  }
}

/** The folder that a project's file is about. */
function projectOf(path: string): string {
  const folder = dirname(path);
  return /^\.(?:vscode|cursor|zed|gemini)$/.test(basename(folder)) ? dirname(folder) : folder;
}
