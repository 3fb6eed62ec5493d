import Anthropic from '@anthropic-ai/sdk';
import { NANDAClient, type ServiceConnection } from '@nanda/sdk';
import {
  runToolCall,
  toAnthropicContent,
  toAnthropicTools,
  toJSONSchemaTools,
  toOpenAIResponsesTools,
  toOpenAITools,
  type JSONSchemaTool,
} from '@nanda/sdk/connectors';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeModel, type FakeModel } from './fake-model/start-fake-model.ts';
import { startWorld, type World } from './support/start-world.ts';

let world: World;
let weather: ServiceConnection;
let tools: JSONSchemaTool[];

beforeAll(async () => {
  world = await startWorld();
  weather = await new NANDAClient({ baseURL: world.url }).connect('weather');
  tools = await toJSONSchemaTools(weather);
});

afterAll(() => world[Symbol.asyncDispose]());

const turns = [
  [{ name: 'getAlerts', arguments: { region: 'Atlantis' } }],
  [
    { name: 'getAlerts', arguments: { region: 'California' } },
    { name: 'getCurrentWeather', arguments: { location: 'New York' } },
  ],
];

function expectWhole(text: string, { requests }: FakeModel): void {
  expect(requests).toHaveLength(3);
  expect(requests[1]?.results[0]?.text).toContain('Unknown region: Atlantis');
  expect(text).toContain('Red flag warning');
  expect(text).toContain('72°F');
}

test("a loop of one's own over chat completions", async () => {
  await using model = await startFakeModel({ turns });
  const openai = new OpenAI({ baseURL: `${model.url}/v1`, apiKey: 'fake' });
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Weather?' }];
  for (;;) {
    const { choices } = await openai.chat.completions.create({
      model: 'fake',
      messages,
      tools: toOpenAITools(tools),
    });
    const message = choices[0]?.message;
    if (message?.tool_calls === undefined) {
      expectWhole(message?.content ?? '', model);
      return;
    }
    messages.push(message);
    for (const call of message.tool_calls) {
      if (call.type !== 'function') continue;
      const { text } = await runToolCall(tools, call.function);
      messages.push({ role: 'tool', tool_call_id: call.id, content: text });
    }
  }
});

test("a loop of one's own over responses", async () => {
  await using model = await startFakeModel({ turns });
  const openai = new OpenAI({ baseURL: `${model.url}/v1`, apiKey: 'fake' });
  const input: OpenAI.Responses.ResponseInput = [{ role: 'user', content: 'Weather?' }];
  for (;;) {
    const response = await openai.responses.create({
      model: 'fake',
      input,
      tools: toOpenAIResponsesTools(tools),
    });
    const calls = response.output.filter((item) => item.type === 'function_call');
    if (calls.length === 0) {
      expectWhole(response.output_text, model);
      return;
    }
    input.push(...calls);
    for (const call of calls) {
      const { text } = await runToolCall(tools, call);
      input.push({ type: 'function_call_output', call_id: call.call_id, output: text });
    }
  }
});

test("a loop of one's own over messages", async () => {
  await using model = await startFakeModel({ turns });
  const anthropic = new Anthropic({ baseURL: model.url, apiKey: 'fake' });
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Weather?' }];
  for (;;) {
    const { content } = await anthropic.messages.create({
      model: 'fake',
      max_tokens: 100,
      messages,
      tools: toAnthropicTools(tools),
    });
    const calls = content.filter((block) => block.type === 'tool_use');
    if (calls.length === 0) {
      expectWhole(
        content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
        model,
      );
      expect(model.requests[1]?.results[0]?.isError).toBe(true);
      return;
    }
    const results: Anthropic.ToolResultBlockParam[] = [];
    for (const { id, name, input } of calls) {
      const answer = await runToolCall(tools, { name, arguments: input });
      const parts = toAnthropicContent(answer);
      results.push({
        type: 'tool_result',
        tool_use_id: id,
        content: parts,
        is_error: answer.isError,
      });
    }
    messages.push({ role: 'assistant', content }, { role: 'user', content: results });
  }
});
