import { cleanParameters } from './clean-parameters.js';
import { describeTool } from './describe-tool.js';
import type { JSONSchemaTool } from './json-schema-tool.js';
import type { JSONSchemaToolsOptions } from './json-schema-tools-options.js';
import { nameTools } from './name-tools.js';
import { runTool } from './run-tool.js';
import type { ToolSource } from './tool-source.js';

/**
 * The tools of one or more connections for an agent framework: name, description, parameters, `execute`. What
 * comes of it is given to `toOpenAITools`, `toAnthropicTools` or `toAISDKTools`, or used as it is.
 *
 * Names are made to fit what models take. Two connections with a tool of the same name have it with the name of
 * their service in front (`coffee_search`, `weather_search`). Schemas are cleaned of what models' APIs refuse; the
 * proxy checks parameters against the tool's own schema in any case.
 *
 * **Descriptions and results are written by the services: a model that reads them can be talked into things.** Give
 * it few tools (`filter`, `readOnlyOnly`), and ask a human where a call matters (`approve`).
 *
 * @throws NandaError where the tools of a connection cannot be listed.
 *
 * @example
 * const tools = await toJSONSchemaTools([coffee, weather]);
 * const runner = openai.chat.completions.runTools({ model, messages, tools: toOpenAITools(tools) });
 */
export async function toJSONSchemaTools(
  connections: ToolSource | readonly ToolSource[],
  options: JSONSchemaToolsOptions = {},
): Promise<JSONSchemaTool[]> {
  const { filter = () => true, readOnlyOnly = false, prefix = '', signal } = options;
  const { nameOf = ({ name }) => prefix + name } = options;
  const sources: readonly ToolSource[] = 'execute' in connections ? [connections] : connections;
  const lists = await Promise.all(
    sources.map(async (connection) => {
      // A list may name a tool twice; a call by that name can reach only one.
      const byName = new Map((await connection.tools({ signal })).map((it) => [it.name, it]));
      return [...byName.values()]
        .filter((it) => !readOnlyOnly || it.annotations?.readOnlyHint === true)
        .filter((it) => filter(it, connection))
        .map((definition) => ({ definition, connection }));
    }),
  );
  const found = lists.flat();
  const names = nameTools(
    found.map(({ definition, connection }) => ({
      wanted: nameOf(definition, connection),
      toolName: definition.name,
      serviceName: connection.data.name ?? connection.data.metadata.serviceName,
    })),
  );
  return found.map(({ definition, connection }, index): JSONSchemaTool => {
    const { parameters, note } = cleanParameters(definition.inputSchema);
    const tool: JSONSchemaTool = {
      name: names[index] ?? definition.name,
      description: describeTool(definition, {
        note,
        serviceName: connection.data.metadata.serviceName,
        maxLength: options.maxDescriptionLength ?? 1024,
      }),
      parameters,
      annotations: definition.annotations ?? {},
      toolName: definition.name,
      connection,
      execute: (given, call = {}) =>
        runTool(tool, { parameters: given, signal: call.signal, options }),
    };
    return tool;
  });
}
