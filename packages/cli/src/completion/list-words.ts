import { programs } from '../dispatch/programs.js';
import { helpTopics } from '../help/topics/help-topics.js';
import { editorNames } from '../editors/editor-names.js';
import { clientNames } from '../servers/client-names.js';
import { settingTable } from '../settings/setting-table.js';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';
import { listConnections } from './list-connections.js';
import { listCredentials } from './list-credentials.js';
import { listExecutions } from './list-executions.js';
import { listFiles } from './list-files.js';
import { listNames } from './list-names.js';
import { listRegistries } from './list-registries.js';
import { listServices } from './list-services.js';
import { listTools } from './list-tools.js';
import { shellNames } from './shell-name.js';
import type { PlainWordKind } from './word-kinds.js';

export interface ListWordsOptions {
  readonly context: CompletionContext;
  /** The connection that the words before the cursor name. */
  readonly connection: string | undefined;
}

/** What may stand where a word of that kind is wanted. */
export async function listWords(
  typed: string,
  kind: PlainWordKind,
  { context, connection }: ListWordsOptions,
): Promise<readonly Candidate[]> {
  switch (kind) {
    case 'service':
      return listServices(typed, context);
    case 'connection':
      return listConnections(typed, context);
    case 'credential':
      return listCredentials(context);
    case 'call':
      return listTools(typed, { ...context, connection, mayQualify: true });
    case 'tool':
      return listTools(typed, { ...context, connection, mayQualify: false });
    case 'registry':
    case 'registry-spec':
      return listRegistries(typed, { ...context, isSpec: kind === 'registry-spec' });
    case 'execution':
    case 'waiting':
      return listExecutions(kind, context);
    case 'editor':
      return Object.entries(editorNames).map(([value, text]) => ({ value, text }));
    case 'client':
      return Object.entries(clientNames).map(([value, text]) => ({ value, text }));
    case 'alias':
    case 'profile':
    case 'recording':
    case 'secret':
    case 'server':
    case 'wallet':
      return listNames(kind, context);
    case 'setting':
      return Object.entries(settingTable).map(([value, { summary }]) => ({ value, text: summary }));
    case 'shell':
      return shellNames.map((value) => ({ value }));
    case 'subject':
      return [
        ...Object.entries(programs[context.program]).map(([value, { summary }]) => ({
          value,
          text: summary,
        })),
        ...helpTopics.map(({ name, summary }) => ({ value: name, text: summary })),
        { value: 'commands', text: 'Every command, and what it does' },
      ];
    case 'file':
      return listFiles(typed, { cwd: context.io.cwd });
    case 'text':
      return [];
  }
}
