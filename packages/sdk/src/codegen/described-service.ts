import type { ToolDefinition } from '@nanda/protocol';

/** A service that types are generated for. */
export interface DescribedService {
  /** As the catalog has it: `connection.serviceId`, `service.id`. */
  readonly id: string;
  /** Its name in the catalog, which `connect()` takes as well where no other service has it. */
  readonly name?: string | undefined;
  /** What else the program gives to `connect()`. Also what its type is named after, before the name and the id. */
  readonly alias?: string | undefined;
  /** As `connection.tools()` and `nanda.services.getTools(id)` list them. */
  readonly tools: readonly ToolDefinition[];
}
