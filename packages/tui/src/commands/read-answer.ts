import { answerSchema, splitWords, toMessage, toRoots } from '@nanda/terminal';
import { readArguments } from '../arguments/read-arguments.js';
import type { Question } from '../panes/inbox/question.js';
import { CommandError } from '../session/command-error.js';

/** {@link readAnswer}'s second argument. */
export interface ReadAnswerOptions {
  question: Pick<Question, 'kind' | 'request' | 'tool'>;
  /** What a directory is relative to. Default: the directory of the process. */
  cwd?: string;
}

/**
 * What stands behind `answer: 1`, as the contract has it: the fields of a form by its schema, the text of a message.
 *
 * @throws {CommandError} with every problem.
 */
export async function readAnswer(
  text: string,
  { question, cwd = process.cwd() }: ReadAnswerOptions,
): Promise<Record<string, unknown>> {
  const { kind, request, tool } = question;
  if (kind === 'sampling' && !isArguments(text)) return toMessage(plainText(text));
  const parameters = await readArguments(text, {
    tool,
    schema: answerSchema(question),
    cwd,
    owner: 'It',
    refusal: `${tool} was not answered`,
    hint: 'inbox, to see what is asked for',
  });
  if (kind === 'sampling') {
    const { text: said = '', model, ...message } = parameters as { text?: string; model?: string };
    if (said === '' && !('content' in message)) throw noText();
    return { ...toMessage(said, { model }), ...message };
  }
  if (kind === 'roots') {
    const { root = [], roots } = parameters as { root?: string[]; roots?: unknown };
    return { roots: roots ?? toRoots(root, { cwd }) };
  }
  return { action: 'accept', ...(request['mode'] !== 'url' && { content: parameters }) };
}

/** Whether it is written as arguments are; else all of it is the message. */
function isArguments(text: string): boolean {
  return /^(?:--|\{|\w+:?=)/u.test(text);
}

function plainText(text: string): string {
  const isQuoted = /^"(?:\\.|[^"\\])*"$|^'[^']*'$/su.test(text);
  const said = isQuoted ? splitWords(text).join(' ') : text;
  if (said === '') throw noText();
  return said;
}

function noText(): CommandError {
  return new CommandError('a message of a model has a text', { hint: 'answer: 1 "text"' });
}
