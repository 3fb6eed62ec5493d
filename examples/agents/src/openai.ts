// The tools of two services in OpenAI's tool loop. Needs NANDA_BASE_URL (or `nanda serve`) and OPENAI_API_KEY.
import assert from 'node:assert/strict';
import { NANDAClient } from '@nanda/sdk';
import { toJSONSchemaTools, toOpenAITools } from '@nanda/sdk/connectors';
import OpenAI from 'openai';

const nanda = new NANDAClient();
await using coffee = await nanda.connect('coffee');
await using weather = await nanda.connect('weather');
const openai = new OpenAI();

const tools = toOpenAITools(await toJSONSchemaTools([coffee, weather]));
const runner = openai.chat.completions.runTools({
  model: process.env['MODEL'] ?? 'gpt-5.5',
  messages: [{ role: 'user', content: 'What do premium members of the coffee shop get?' }],
  tools,
});

const text = await runner.finalContent();
console.log(text);
assert.match(text ?? '', /reserve beans/);
