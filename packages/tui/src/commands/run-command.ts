import type { Command } from '../grammar/command.js';
import type { CommandContext } from './command-context.js';
import { helpText } from './help-text.js';
import { listConnections } from './list-connections.js';
import { runCall } from './run-call.js';
import { runConnect } from './run-connect.js';
import { runDisconnect } from './run-disconnect.js';
import { runSearch } from './run-search.js';
import { runTools } from './run-tools.js';
import { switchConnection } from './switch-connection.js';

/** Carries out one command; a failure is thrown. */
export async function runCommand(command: Command, context: CommandContext): Promise<void> {
  switch (command.verb) {
    case 'search':
      return runSearch(command.query, context);
    case 'connect':
      return runConnect(command.target, context);
    case 'tools':
      return runTools(context);
    case 'call':
      return runCall(command, context);
    case 'disconnect':
      return runDisconnect(command.target, context);
    case 'connections':
      return listConnections(context);
    case 'use':
      return switchConnection(command.target, context);
    case 'help':
      return context.print(helpText);
    case 'clear':
      return context.dispatch({ type: 'cleared' });
    case 'quit':
      return context.dispatch({ type: 'quit' });
  }
}
