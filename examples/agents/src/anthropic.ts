// The tools of two services in Anthropic's tool loop. Needs NANDA_BASE_URL (or `nanda serve`) and ANTHROPIC_API_KEY.
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import { NANDAClient } from '@nanda/sdk';
import { toAnthropicTools, toJSONSchemaTools } from '@nanda/sdk/connectors';

const nanda = new NANDAClient();
await using coffee = await nanda.connect('coffee');
await using weather = await nanda.connect('weather');
const anthropic = new Anthropic();

const tools = toAnthropicTools(await toJSONSchemaTools([coffee, weather]));
const { content } = await anthropic.beta.messages.toolRunner({
  model: process.env['MODEL'] ?? 'claude-sonnet-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'What do premium members of the coffee shop get?' }],
  tools,
});

const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('');
console.log(text);
assert.match(text, /reserve beans/);
