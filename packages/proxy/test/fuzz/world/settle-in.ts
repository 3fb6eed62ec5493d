import type { AskJson, Fields, JsonAnswer } from './ask-json.js';
import type { Belongings, Kind } from './world.js';

export interface SettleInOptions {
  readonly headers: Fields;
  /** Stands in all that has words. */
  readonly word: string;
  /** For the service that wants one. */
  readonly serviceKey: string;
  readonly isUser: boolean;
}

const mcpFields = { accept: 'application/json, text/event-stream' };

/** Makes one of everything that somebody can have. */
export async function settleIn(
  ask: AskJson,
  { headers, word, serviceKey, isUser }: SettleInOptions,
): Promise<Belongings> {
  const belongings: Partial<Record<Kind, string>> = {};
  const make = async (
    path: string,
    body: object,
    fields: Fields = headers,
  ): Promise<JsonAnswer> => {
    const made = await ask('POST', path, { headers: { ...headers, ...fields }, body });
    if (made.status >= 300) throw new Error(`${path}: ${made.status} ${JSON.stringify(made.data)}`);
    return made;
  };
  const idOf = ({ data }: JsonAnswer): string => String(data['id']);

  const locked = await make('/v2/services/locked/connect', {
    name: `${word}-locked`,
    auth: { type: 'api_key', key: serviceKey },
    remember: true,
  });
  belongings.connection = idOf(locked);
  belongings.asker = idOf(
    await make('/v2/services/asking/connect', {
      name: `${word}-asking`,
      clientCapabilities: ['elicitation', 'sampling', 'roots'],
    }),
  );
  belongings.offers = idOf(await make('/v2/services/conformance/connect', {}));
  const call = (tool: string, parameters: object): Promise<JsonAnswer> =>
    make(`/v2/connections/${belongings.asker}/tools/${tool}/execute`, { parameters });
  belongings.execution = String((await call('plain', { text: word })).data['requestId']);
  const { data: asked } = await call('ask-form', {});
  belongings.asking = String(asked['requestId']);
  belongings.inputKey = (asked['inputRequests'] as { key: string }[])[0]?.key ?? '';
  const authorization = await ask('POST', '/v2/services/consented/authorize', {
    headers,
    body: {},
  });
  // Where too many wait already, the one of before is one of them.
  if (authorization.status === 201) {
    belongings.authorization = idOf(authorization);
    const { searchParams } = new URL(String(authorization.data['url']));
    belongings.state = searchParams.get('state') ?? '';
  }
  const { data: credentials } = await ask('GET', '/v2/credentials', { headers });
  belongings.credential = (credentials as unknown as { id: string }[])[0]?.id ?? '';
  const subscription = await make('/mcp/v1/subscriptions', { resource_type: 'tools' });
  belongings.subscription = String(subscription.data['subscription_id']);
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: word } },
  };
  const session = await make('/mcp', initialize, mcpFields);
  belongings.session = session.headers.get('mcp-session-id') ?? '';
  if (isUser) {
    const key = await make('/v2/auth/api-keys', { name: word });
    belongings.apiKey = idOf(key);
  }
  return belongings;
}
