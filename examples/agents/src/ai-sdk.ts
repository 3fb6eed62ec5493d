// The tools of two services in the AI SDK. Needs NANDA_BASE_URL (or `nanda serve`) and a model that speaks as OpenAI's.
import assert from 'node:assert/strict';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { NANDAClient } from '@nanda/sdk';
import { toAISDKTools, toJSONSchemaTools } from '@nanda/sdk/connectors';
import { generateText, isStepCount } from 'ai';

const nanda = new NANDAClient();
await using coffee = await nanda.connect('coffee');
await using weather = await nanda.connect('weather');
const provider = createOpenAICompatible({
  name: 'local',
  baseURL: process.env['OPENAI_BASE_URL'] ?? 'http://127.0.0.1:11434/v1',
});

const tools = toAISDKTools(await toJSONSchemaTools([coffee, weather]));
const { text } = await generateText({
  model: provider(process.env['MODEL'] ?? 'qwen3'),
  prompt: 'What do premium members of the coffee shop get?',
  tools,
  stopWhen: isStepCount(5),
});

console.log(text);
assert.match(text, /reserve beans/);
