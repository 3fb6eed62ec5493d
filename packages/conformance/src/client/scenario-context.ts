import * as z from 'zod/mini';

const ContextSchema = z.object({
  toolCalls: z.optional(
    z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })),
  ),
  client_id: z.optional(z.string()),
  client_secret: z.optional(z.string()),
});

/** What the suite tells a client in its environment. */
export interface ScenarioContext {
  readonly scenario: string;
  /** The revision of the specification that the suite's server speaks; 0.1.16 does not say it. */
  readonly protocolVersion: string | undefined;
  /** Calls that the scenario wants to see. */
  readonly toolCalls: readonly {
    readonly name: string;
    readonly arguments: Readonly<Record<string, unknown>>;
  }[];
  /** A client that is registered with the suite's authorization server. */
  readonly client?: { readonly clientId: string; readonly clientSecret?: string } | undefined;
}

/** @throws Error where the suite has not named a scenario */
export function readScenarioContext(
  environment: Readonly<Record<string, string | undefined>>,
): ScenarioContext {
  const scenario = environment['MCP_CONFORMANCE_SCENARIO'];
  if (scenario === undefined) {
    throw new Error('MCP_CONFORMANCE_SCENARIO is not set: start this from the conformance suite.');
  }
  const {
    toolCalls = [],
    client_id: clientId,
    client_secret: clientSecret,
  } = ContextSchema.parse(JSON.parse(environment['MCP_CONFORMANCE_CONTEXT'] ?? '{}'));
  return {
    scenario,
    protocolVersion: environment['MCP_CONFORMANCE_PROTOCOL_VERSION'],
    toolCalls,
    ...(clientId !== undefined && {
      client: { clientId, ...(clientSecret !== undefined && { clientSecret }) },
    }),
  };
}
