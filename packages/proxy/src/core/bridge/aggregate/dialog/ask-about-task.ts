import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { AggregatePlace } from './aggregate-place.js';

/** Which methods name a task by its id; the list of all tasks cannot be had of several services at once. */
export const taskMethods = ['tasks/get', 'tasks/result', 'tasks/update', 'tasks/cancel'] as const;

/** Asks the service whose task it is. Others are never shown its id. */
export async function askAboutTask(
  request: ClientRequest,
  { client, gathering, memory, services }: AggregatePlace,
): Promise<McpAnswer> {
  const { method, params } = request;
  const { taskId } = params;
  const members = await gathering.members();
  const owner = typeof taskId === 'string' ? memory.tasks.find(taskId) : undefined;
  if (members.some(({ connection }) => connection.id === owner)) {
    return services.ask(owner ?? '', request);
  }
  const capability = client.era === 'legacy' ? 'tasks' : 'extensions';
  const hasTasks = members.some(({ connection }) =>
    connection.metadata.capabilities.includes(capability),
  );
  return hasTasks
    ? refusalOf('invalidParams', 'Unknown task: no connected service has told of it.')
    : refusalOf('methodNotFound', `Method not found: ${method}`);
}
