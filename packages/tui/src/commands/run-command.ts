import type { Command } from '../grammar/command.js';
import type { CommandContext } from './command-context.js';
import { listConnections } from './list-connections.js';
import { listQuestions } from './list-questions.js';
import { runAnswer } from './run-answer.js';
import { runAuth } from './run-auth.js';
import { runCall } from './run-call.js';
import { runCancel } from './run-cancel.js';
import { runConnect } from './run-connect.js';
import { runCopy } from './run-copy.js';
import { runCurl } from './run-curl.js';
import { runDecline } from './run-decline.js';
import { runDisconnect } from './run-disconnect.js';
import { runHelp } from './run-help.js';
import { runHistory } from './run-history.js';
import { runInfo } from './run-info.js';
import { runPopular } from './run-popular.js';
import { runPrompts } from './run-prompts.js';
import { runRefresh } from './run-refresh.js';
import { runRerun } from './run-rerun.js';
import { runResources } from './run-resources.js';
import { runSave } from './run-save.js';
import { runSearch } from './run-search.js';
import { runSet } from './run-set.js';
import { runTools } from './run-tools.js';
import { switchConnection } from './switch-connection.js';

/** Carries out one command; a failure is thrown. */
export async function runCommand(command: Command, context: CommandContext): Promise<void> {
  switch (command.verb) {
    case 'search':
      return runSearch(command.query, context);
    case 'popular':
      return runPopular(context);
    case 'info':
      return runInfo(command.target, context);
    case 'connect':
      return runConnect(command, context);
    case 'auth':
      return runAuth(command.source, context);
    case 'use':
      return switchConnection(command.target, context);
    case 'connections':
      return listConnections(context);
    case 'refresh':
      return runRefresh(command, context);
    case 'disconnect':
      return runDisconnect(command.target, context);
    case 'tools':
      return runTools(command.filter, context);
    case 'call':
    case 'stream':
      return runCall(command, context);
    case 'rerun':
      return runRerun(command, context);
    case 'cancel':
      return runCancel(command.target, context);
    case 'resources':
      return runResources(command.uri, context);
    case 'prompts':
      return runPrompts(command, context);
    case 'inbox':
      return listQuestions(context);
    case 'answer':
      return runAnswer(command, context);
    case 'decline':
      return runDecline(command.target, context);
    case 'history':
      return runHistory(command.target, context);
    case 'save':
      return runSave(command.path, context);
    case 'copy':
      return runCopy(command.what, context);
    case 'curl':
      return runCurl(context);
    case 'set':
      return runSet(command, context);
    case 'help':
      return runHelp(command.topic, context);
    case 'clear':
      return context.dispatch({ type: 'cleared' });
    case 'quit':
      return context.dispatch({ type: 'quit' });
  }
}
