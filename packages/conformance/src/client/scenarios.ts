import type { ScenarioClient } from './scenario-client.js';
import type { ScenarioContext } from './scenario-context.js';

/** What a client does in a scenario of the suite, beyond connecting and closing. */
export type Scenario = (client: ScenarioClient, context: ScenarioContext) => Promise<void>;

const listTools: Scenario = async (client) => {
  await client.listTools();
};

const callTool =
  (name: string, parameters: Readonly<Record<string, unknown>> = {}): Scenario =>
  async (client) => {
    await client.listTools();
    await client.callTool(name, parameters);
  };

/** Everything that a client asks of a server, once. */
const useAll: Scenario = async (client) => {
  for (const { name } of await client.listTools()) await client.callTool(name, {});
  for (const uri of await client.listResources()) await client.readResource(uri);
  for (const name of await client.listPrompts()) await client.getPrompt(name);
};

/** What is listed may be called: the suite looks whether what must be left out is. */
const callAllListed: Scenario = async (client) => {
  for (const { name, inputSchema } of await client.listTools()) {
    await client.callTool(name, exampleOf(inputSchema));
  }
};

/** What lets a client in is looked at by the suite: a list and a call show it. */
const useTool: Scenario = async (client) => {
  for (const { name } of await client.listTools()) await client.callTool(name, {});
};

const callAsTold: Scenario = async (client, { toolCalls }) => {
  await client.listTools();
  for (const { name, arguments: parameters } of toolCalls) await client.callTool(name, parameters);
};

const callInTurns: Scenario = async (client) => {
  const names = [
    'test_mrtr_echo_state',
    'test_mrtr_unrelated',
    'test_mrtr_no_state',
    'test_mrtr_no_result_type',
  ];
  await client.listTools();
  for (const name of names) await client.callTool(name, {});
};

const echoSchema: Scenario = async (client) => {
  const tools = await client.listTools();
  const schema = tools.find(({ name }) => name === 'json_schema_2020_12_tool')?.inputSchema;
  await client.callTool('json_schema_echo', { schema });
};

/** By the suite's names. What is not here is as `initialize`: connect, list the tools, close. */
const scenarios: Readonly<Record<string, Scenario>> = {
  tools_call: callTool('add_numbers', { a: 5, b: 3 }),
  'elicitation-sep1034-client-defaults': callTool('test_client_elicitation_defaults'),
  'sse-retry': callTool('test_reconnection'),
  'sep-2322-client-request-state': callInTurns,
  'http-standard-headers': useAll,
  'http-custom-headers': callAsTold,
  'http-invalid-tool-headers': callAllListed,
  'json-schema-2020-12-preservation': echoSchema,
};

export function scenarioOf(name: string): Scenario {
  if (name.startsWith('auth/')) return useTool;
  return Object.hasOwn(scenarios, name) ? (scenarios[name] ?? listTools) : listTools;
}

/** Parameters with one text for each property; the schemas of the suite want no more. */
function exampleOf(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(Object.keys(properties).map((name) => [name, 'example']));
}
