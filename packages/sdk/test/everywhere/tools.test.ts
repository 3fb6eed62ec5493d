import { generateTypesFor } from '@nanda/sdk/codegen';
import {
  runToolCall,
  toAISDKTools,
  toAnthropicTools,
  toJSONSchemaTools,
  toOpenAITools,
} from '@nanda/sdk/connectors';
import { describe, expect, inject, test } from 'vitest';
import { createClient } from './support/create-client.js';

const newYork = { location: 'New York' };

describe(inject('runtime'), () => {
  const nanda = createClient();

  test('types are written for the tools of a service', async () => {
    const text = await generateTypesFor(nanda, ['weather']);
    expect(text).toContain('export interface WeatherTools {');
    expect(text).toContain('getCurrentWeather: {');
  });

  test('a model calls the tools of two services', async () => {
    await using weather = await nanda.connect('weather');
    await using coffee = await nanda.connect('coffee');
    const tools = await toJSONSchemaTools([weather, coffee]);
    const call = { name: 'getCurrentWeather', arguments: JSON.stringify(newYork) };
    // Both may end a call: the runtime has to be able to listen to two signals.
    const { signal } = new AbortController();
    expect((await runToolCall(tools, call, { signal })).text).toContain('72');
    expect(await runToolCall(tools, { name: 'none' })).toMatchObject({ isError: true });
  });

  test('each framework has the tools in its own form', async () => {
    await using weather = await nanda.connect('weather');
    const { signal } = new AbortController();
    const tools = await toJSONSchemaTools(weather, { signal });
    const controller = new AbortController();
    const ofOpenAI = toOpenAITools(tools).find(({ function: it }) => it.name.startsWith('getCu'));
    const ofAnthropic = toAnthropicTools(tools).find(({ name }) => name === 'getCurrentWeather');
    const ofAISDK = toAISDKTools(tools)['getCurrentWeather'];
    const text = await ofOpenAI?.function.function(JSON.stringify(newYork), { controller });
    expect(text).toContain('72');
    expect(await ofAnthropic?.run(newYork, { signal: controller.signal })).toMatchObject([
      { type: 'text', text },
    ]);
    const output = await ofAISDK?.execute(newYork, { abortSignal: controller.signal });
    expect(ofAISDK?.toModelOutput({ output })).toEqual({ type: 'text', value: text });
  });
});
