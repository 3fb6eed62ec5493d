import { answerWords } from './answer-words.js';
import { argumentWords } from './argument-words.js';
import type { AskedQuestion, CliAction, PromptsAction, RerunAction } from './cli-action.js';
import { commandLine } from './command-line.js';
import { connectionWord } from './connection-word.js';
import { copyAsCli } from './copy-as-cli.js';
import { describeConnecting } from './describe-connecting.js';
import { searchOptions } from './search-options.js';

/**
 * The command of a shell that does the same as something that was done here. One line, unless a text in it has
 * more; to be sanitised where it is shown. It has no secret in it.
 */
export function cliOf(action: CliAction): string {
  switch (action.verb) {
    case 'search': {
      const { text } = action.query;
      const words = text.trim() === '' ? [] : [text];
      return commandLine('search', { options: searchOptions(action.query), words });
    }
    case 'popular':
    case 'connections':
    case 'inbox':
      return commandLine(action.verb);
    case 'info':
      return commandLine('info', { words: [action.serviceId] });
    case 'connect':
      return describeConnecting(action);
    case 'use':
      return commandLine('use', { words: [connectionWord(action.connection)] });
    case 'refresh':
      return commandLine('connections refresh', {
        options: [action.acceptTools === true ? ['--accept-tools'] : undefined],
        words: [connectionWord(action.connection)],
      });
    case 'disconnect':
      return action.connection === undefined
        ? commandLine('disconnect', { options: [['--all']] })
        : commandLine('disconnect', { words: [connectionWord(action.connection)] });
    case 'tools': {
      const connection = connectionWord(action.connection);
      const filter = action.filter?.trim() ?? '';
      if (filter === '') return commandLine('tools list', { options: [['-c', connection]] });
      return commandLine('tools find', { options: [['-c', connection]], words: [filter] });
    }
    case 'call':
      return copyAsCli(action);
    case 'stream':
      return copyAsCli(action, { command: 'stream' });
    case 'rerun':
      return describeRerun(action);
    case 'cancel':
      return commandLine('api DELETE', {
        words: [`/v2/executions/${encodeURIComponent(action.executionId)}`],
      });
    case 'resources': {
      const options = [['-c', connectionWord(action.connection)] as const];
      if (action.uri === undefined) return commandLine('resources list', { options });
      return commandLine('resources read', { options, words: [action.uri] });
    }
    case 'prompts':
      return describePrompts(action);
    case 'answer':
      return commandLine('inbox answer', {
        words: [questionWord(action.question)],
        rest: answerWords(action.question, action.result),
      });
    case 'decline':
      return commandLine('inbox decline', { words: [questionWord(action.question)] });
    case 'dismiss':
      return commandLine('inbox cancel', { words: [questionWord(action.question)] });
    case 'history':
      return action.executionId === undefined
        ? commandLine('history')
        : commandLine('history show', { words: [action.executionId] });
    case 'logs':
      return commandLine('logs', {
        words: action.serviceName === undefined ? [] : [action.serviceName],
      });
    case 'save':
      return commandLine('history show', {
        options: [['--save', action.directory]],
        words: [action.executionId],
      });
    case 'restart-proxy':
      return commandLine('proxy restart');
  }
}

function questionWord({ executionId, key }: AskedQuestion): string {
  return `${executionId}/${key}`;
}

function describeRerun({ executionId, connection, parameters = {}, schema }: RerunAction): string {
  return commandLine('history rerun', {
    options: [['-c', connection && connectionWord(connection)]],
    words: [executionId],
    rest: argumentWords(parameters, { schema }),
  });
}

function describePrompts({ connection, prompt }: PromptsAction): string {
  const options = [['-c', connectionWord(connection)] as const];
  if (prompt === undefined) return commandLine('prompts list', { options });
  // The arguments of a prompt have no schema: all of them are texts.
  const properties = Object.fromEntries(
    Object.keys(prompt.arguments).map((name) => [name, { type: 'string' }]),
  );
  const rest = argumentWords(prompt.arguments, { schema: { type: 'object', properties } });
  return commandLine('prompts get', { options, words: [prompt.name], rest });
}
