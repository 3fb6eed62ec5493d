import {
  answerSchema,
  describeFaults,
  parseToolArguments,
  toMessage,
  toRoots,
} from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { readSource } from '../execution/read-source.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { WaitingRequest } from './waiting-request.js';

export interface ReadAnswerOptions {
  readonly io: CommandLineIo;
  /** Whether an option that the form does not have is one of ours, and whether it takes the word after it. */
  readonly foreign: (option: string, next: string | undefined) => 'flag' | 'value' | undefined;
  /** What is typed to see what is asked for. */
  readonly help: string;
}

export interface ReadAnswer {
  /** Whether there was no word of it, so that it can still be asked for. */
  readonly isEmpty: boolean;
  /** Our own options that stood among the values. */
  readonly foreign: readonly string[];
  /** As the contract has it. @throws CliError `INVALID_PARAMETERS` with every problem */
  result(): Readonly<Record<string, unknown>>;
}

/** Reads an answer in the grammar of tool arguments, typed by the schema of the form. */
export async function readAnswer(
  words: readonly string[],
  waiting: WaitingRequest,
  { io, foreign: isForeign, help }: ReadAnswerOptions,
): Promise<ReadAnswer> {
  const { kind, request, toolName, executionId } = waiting;
  const schema = answerSchema(waiting);
  const read = await parseToolArguments(words, {
    schema,
    owner: 'It',
    readSource: (source) => readSource(source, io),
    foreign: isForeign,
  });
  const { parameters, foreign } = read;
  const isNothing =
    kind === 'sampling' && parameters['text'] === undefined && parameters['content'] === undefined;
  const faults = read.needsCheck ? describeFaults(parameters, { schema }) : [];
  const problems = [...read.problems, ...faults, ...(isNothing ? ['--text is required.'] : [])];

  return {
    isEmpty: foreign.length === words.length,
    foreign,
    result() {
      if (problems.length > 0) throw invalid();
      if (kind === 'sampling') {
        const { text, model, ...message } = parameters as { text?: string; model?: string };
        return { ...toMessage(text ?? '', { model }), ...message };
      }
      if (kind === 'roots') {
        const { root = [], roots } = parameters as { root?: string[]; roots?: unknown };
        return { roots: roots ?? toRoots(root, { cwd: io.cwd }) };
      }
      const isPage = request['mode'] === 'url';
      return { action: 'accept', ...(!isPage && { content: parameters }) };
    },
  };

  function invalid(): CliError {
    const [first = '', ...others] = problems;
    const message = others.length === 0 ? ` ${first}` : ['', ...problems].join('\n');
    return new CliError('INVALID_PARAMETERS', `${toolName} was not answered:${message}`, {
      details: { executionId, problems },
      hint: `See what is asked for: ${help}`,
    });
  }
}
