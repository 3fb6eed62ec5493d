import type { Connection } from '@nanda/sdk';
import type { WantedChallenge } from '@nanda/terminal';
import type { CliAction } from '../copying/cli-action.js';
import type { Command } from '../grammar/command.js';
import type { CredentialWords } from '../grammar/credential-words.js';
import type { Question } from '../panes/inbox/question.js';
import { findCurrentConnection } from './find-current-connection.js';
import type { SessionState } from './session-state.js';

/** A command as what a shell can do too, with ids in the place of rows; undefined where it cannot, or where nothing is meant. */
export function cliActionOf(
  command: Command,
  { state }: { state: SessionState },
): CliAction | undefined {
  switch (command.verb) {
    case 'search':
      return { verb: 'search', query: command.query };
    case 'popular':
    case 'connections':
    case 'inbox':
      return { verb: command.verb };
    case 'info':
      return { verb: 'info', serviceId: serviceIdOf(command.target) };
    case 'connect': {
      const { target, server, auth, words, name } = command;
      // Those are only typed, and stand in the transcript as they were.
      if (server !== undefined) return undefined;
      return { verb: 'connect', serviceId: serviceIdOf(target), auth, words, name };
    }
    case 'auth': {
      const { wanted } = state.connections;
      if (wanted === null) return undefined;
      const { serviceId, credentials } = wanted;
      return { verb: 'connect', serviceId, words: wordsOf(command.source, credentials) };
    }
    case 'use':
    case 'refresh':
    case 'disconnect':
    case 'tools':
    case 'resources':
    case 'prompts':
      return onConnection(command);
    case 'call':
    case 'stream': {
      const { verb, tool, given } = command;
      const connection = given && connectionOf(given.connectionId);
      if (given === undefined || connection === undefined) return undefined;
      const { parameters } = given;
      const definition = connection.metadata.tools.find(({ name }) => name === tool);
      return { verb, connection, tool, parameters, schema: definition?.inputSchema };
    }
    case 'rerun':
    case 'history': {
      const executionId = executionIdOf(command.target);
      if (command.verb === 'history') return { verb: 'history', executionId };
      return executionId === undefined ? undefined : { verb: 'rerun', executionId };
    }
    case 'cancel': {
      const run = state.runs.runs.findLast(({ id, executionId }) =>
        [id, executionId, ''].includes(command.target),
      );
      const { executionId } = run ?? {};
      return executionId === undefined ? undefined : { verb: 'cancel', executionId };
    }
    case 'answer': {
      const question = questionOf(command.target);
      const { result } = command;
      return question && result && { verb: 'answer', question, result };
    }
    case 'decline': {
      const question = questionOf(command.target);
      return question && { verb: 'decline', question };
    }
    default:
      return undefined;
  }

  function onConnection(
    given: Extract<
      Command,
      { verb: 'use' | 'refresh' | 'disconnect' | 'tools' | 'resources' | 'prompts' }
    >,
  ): CliAction | undefined {
    const connection = connectionOf('target' in given ? given.target : '');
    if (connection === undefined) return undefined;
    switch (given.verb) {
      case 'use':
      case 'disconnect':
        return { verb: given.verb, connection };
      case 'refresh':
        return { verb: 'refresh', connection, acceptTools: given.acceptTools };
      case 'tools':
        return { verb: 'tools', connection, filter: given.filter };
      case 'resources':
        return { verb: 'resources', connection, ...(given.uri !== '' && { uri: given.uri }) };
      case 'prompts':
        // What stands behind a name is only understood with the prompt.
        return given.name === '' ? { verb: 'prompts', connection } : undefined;
    }
  }

  function connectionOf(target: string): Connection | undefined {
    if (target === '') return findCurrentConnection(state);
    const { connections } = state.connections;
    return (
      connections.find(({ id, name }) => id === target || name === target) ??
      rowOf(target, connections)
    );
  }

  function serviceIdOf(target: string): string {
    return rowOf(target, state.services.services)?.id ?? target;
  }

  function executionIdOf(target: string): string | undefined {
    if (target === '') return undefined;
    const run = state.runs.runs.find(({ id }) => id === target);
    // One that the proxy has not told of yet has no id that a shell could name.
    if (run !== undefined) return run.executionId;
    return rowOf(target, state.history.executions)?.id ?? target;
  }

  function questionOf(target: string): Question | undefined {
    const { questions } = state.inbox;
    const isMeant = ({ executionId, key }: Question) =>
      executionId === target || `${executionId}/${key}` === target;
    return questions.find(isMeant) ?? rowOf(target, questions);
  }
}

/** What `auth` gives, in the words of `connect`. */
function wordsOf(source: string, { kind: type, fields }: WantedChallenge): CredentialWords {
  if (type === 'evmauth') return { type, wallet: source };
  if (type !== 'custom') return { type, source };
  const at = (place: 'header' | 'variable') => fields.filter((field) => field.in === place);
  const [headers, variables] = [at('header'), at('variable')];
  return {
    type,
    ...(headers.length > 0 && { headers: headers.map(({ name }) => `${name}: ${source}`) }),
    ...(variables.length > 0 && { variables: variables.map(({ name }) => `${name}=${source}`) }),
  };
}

function rowOf<Row>(target: string, rows: readonly Row[]): Row | undefined {
  return /^\d+$/u.test(target) ? rows[Number(target) - 1] : undefined;
}
