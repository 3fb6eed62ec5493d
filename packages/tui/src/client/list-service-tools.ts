import type { NANDAClient, ToolDefinition } from '@nanda/sdk';
import type { Abortable } from './interactive-client.js';

/**
 * The tools of a service. Where it cannot be asked now, or not without credentials, those that the catalog knows of: their
 * names and what they do.
 *
 * @throws NotFoundError; the refusal of the service, where the catalog knows none
 */
export async function listServiceTools(
  nanda: NANDAClient,
  { serviceId, signal }: Abortable & { serviceId: string },
): Promise<ToolDefinition[]> {
  try {
    return await nanda.services.getTools(serviceId, { signal });
  } catch (error) {
    const isRefusal = error instanceof Error && 'status' in error && error.status !== 404;
    if (signal.aborted || !isRefusal) throw error;
    const { tools = [] } = await nanda.services.get(serviceId, { signal });
    if (tools.length === 0) throw error;
    return tools.map(({ name, description }) => ({
      name,
      description,
      inputSchema: { type: 'object' },
    }));
  }
}
