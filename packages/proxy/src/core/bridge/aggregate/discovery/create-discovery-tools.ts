import { createParameterValidator } from '../../../executions/checking/parameter-validator.js';
import { isObject } from '../../../is-object.js';
import type { Logger } from '../../../logger.js';
import { connectServiceTool } from './connect-service-tool.js';
import { disconnectServiceTool } from './disconnect-service-tool.js';
import type { CheckedDiscoveryTool, DiscoveryTools } from './discovery-tool.js';
import { executeToolTool } from './execute-tool-tool.js';
import { getServiceTool } from './get-service-tool.js';
import { listConnectionsTool } from './list-connections-tool.js';
import { searchServicesTool } from './search-services-tool.js';
import { searchToolsTool } from './search-tools-tool.js';

const tools = [
  searchServicesTool,
  getServiceTool,
  connectServiceTool,
  listConnectionsTool,
  searchToolsTool,
  executeToolTool,
  disconnectServiceTool,
];

/** The tools by which models find services, connect to them and use them. */
export function createDiscoveryTools({ logger }: { readonly logger: Logger }): DiscoveryTools {
  const validator = createParameterValidator({ logger });
  return new Map(
    tools.map((tool): [string, CheckedDiscoveryTool] => [
      tool.definition.name,
      {
        ...tool,
        check(parameters) {
          const { faults } = validator.check(tool.definition, { parameters });
          if (faults.length === 0) return undefined;
          const told = faults
            .slice(0, 5)
            .map(({ path, message }) => `${path.slice(1)} ${message}`.trim());
          const { properties } = tool.definition.inputSchema;
          const names = isObject(properties) ? Object.keys(properties).join(', ') : '';
          const takes = `${tool.definition.name} takes ${names || 'nothing'}`;
          return tool.explain?.(parameters) ?? `${told.join('; ')}. ${takes}.`;
        },
      },
    ]),
  );
}
