// Uses all of the SDK. Only compiled: how long that takes is measured.
import {
  APIError,
  AuthenticationError,
  NANDAClient,
  NANDADiscovery,
  type Service,
  type ServiceConnection,
} from '@nanda/sdk';
import { generateTypes } from '@nanda/sdk/codegen';
import { runToolCall, toAISDKTools, toJSONSchemaTools, toOpenAITools } from '@nanda/sdk/connectors';
import { createTestProxy } from '@nanda/sdk/testing';

interface WeatherTools {
  getCurrentWeather: {
    parameters: { city: string; units?: 'metric' | 'imperial' | undefined };
    output: { temperature: number; conditions: string };
  };
}

/** Every resource of a client, and everything that a call can be asked for. */
export async function callClient(nanda: NANDAClient, signal: AbortSignal): Promise<Service[]> {
  const found: Service[] = [];
  for await (const service of nanda.services.search({ query: 'a', tags: ['b'] }, { signal })) {
    found.push(service);
  }
  const { data, requestId } = await nanda.services.get('a').withResponse();
  const response = await nanda.services.list({ limit: 5 }).asResponse();
  await nanda.services.getPopular({ timeframe: 'week', limit: 3 });
  await nanda.services.getRecommendations({ limit: 3 });
  await nanda.services.getTools(data.id);
  await nanda.services.getHealth(data.id);
  await nanda.services.register({ name: 'a', url: 'https://a.example/mcp' });
  await nanda.services.unregister('a');
  await nanda.tools.search('a', { limit: 3 });
  await nanda.registries.sync((await nanda.registries.list())[0]?.name ?? '', { full: true });
  for await (const event of nanda.registries.follow({ signal })) console.log(event.type);
  for await (const execution of nanda.executions.list({ state: 'completed' })) {
    console.log(execution.id, execution.toolName, requestId, response.status);
  }
  await nanda.auth.login({ email: 'a@example.test', password: 'b' });
  await nanda.auth.loginWithWallet({ walletAddress: '0x', sign: (message) => message });
  await nanda.apiKeys.create({ name: 'a' });
  await nanda.webhooks.create({ url: 'https://a.example' });
  const { answers } = await nanda.batch([{ connectionId: 'a', toolName: 'b', parameters: {} }]);
  for await (const { index } of nanda.batchStream([])) console.log(answers[index]?.status);
  nanda.on('connected', ({ via }) => console.log(via));
  for await (const event of nanda.events.subscribe({ signal })) console.log(event.type);
  await nanda.health();
  return found;
}

/** Everything that a connection does, with types of its tools. */
export async function callConnection(
  connection: ServiceConnection<WeatherTools>,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { structuredContent } = await connection.execute('getCurrentWeather', { city: 'Oslo' });
  await connection.tools.getCurrentWeather({ city: 'Oslo', units: 'metric' }, { signal });
  const stream = connection.stream('getCurrentWeather', { city: 'Oslo' }, { signal });
  for await (const event of stream) if (event.type === 'progress') console.log(event.progress);
  const final = await stream.finalResult();
  for await (const resource of connection.resources.list()) console.log(resource.uri);
  for await (const prompt of connection.prompts.list()) console.log(prompt.name);
  const ref = { type: 'ref/prompt', name: 'a' } as const;
  await connection.complete({ ref, argument: { name: 'b', value: 'c' } });
  const stop = connection.on('update', ({ connection: { state } }) => console.log(state));
  stop();
  const tools = await toJSONSchemaTools(connection);
  console.log(toOpenAITools(tools), toAISDKTools(tools));
  await runToolCall(tools, { name: 'getCurrentWeather', arguments: '{}' });
  return final.structuredContent?.temperature ?? structuredContent?.temperature;
}

/** The other entries, and the errors. */
export async function callTheRest(): Promise<void> {
  const proxy = createTestProxy({ services: [{ name: 'weather', tools: { get: () => 'sunny' } }] });
  const nanda = new NANDAClient({ fetch: proxy.fetch, accessToken: async () => 'a' });
  try {
    await using connection = await nanda.connect<WeatherTools>('weather', {
      auth: { type: 'none' },
    });
    await callConnection(connection, AbortSignal.timeout(1000));
    console.log(generateTypes({ services: [{ id: 'a', tools: await connection.tools() }] }));
    await new NANDADiscovery({ fetch: proxy.fetch }).search('a');
  } catch (error) {
    if (AuthenticationError.isInstance(error)) console.log(error.challenge?.kind);
    else if (APIError.isInstance(error)) console.log(error.code, error.attempts.length);
    else throw error;
  }
}
