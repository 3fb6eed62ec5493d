import { expect, test } from 'vitest';
import { generateTypes } from '../../src/codegen/index.js';
import { compileFiles } from './support/compile-files.js';
import { createRandom } from './support/create-random.js';
import { randomSchema } from './support/random-schema.js';

const count = 400;

test(
  'a value that a schema allows has the type that was made of it',
  { timeout: 120_000 },
  async () => {
    const random = createRandom(20_251_125);
    const samples = Array.from({ length: count }, () => randomSchema(random, { depth: 4 }));
    const tools = samples.map(({ schema, value }, index) => ({
      tool: {
        name: `tool ${index}`,
        inputSchema: { type: 'object', properties: { given: schema }, required: ['given'] },
        outputSchema: { type: 'object', properties: { got: schema }, required: ['got'] },
      },
      use: `const input${index}: RandomTools['tool ${index}']['parameters'] = { given: ${print(value)} };
const output${index}: RandomTools['tool ${index}']['output'] = { got: ${print(value)} };
void [input${index}, output${index}];`,
    }));
    const generated = generateTypes({
      services: [{ id: 'random', tools: tools.map(({ tool }) => tool) }],
    });
    const errors = await compileFiles({
      'generated.d.ts': generated,
      'use.ts': `import type { RandomTools } from './generated.js';\n${tools.map(({ use }) => use).join('\n')}`,
    });

    expect(errors).toEqual([]);
    // All of it would hold of a generator that knows nothing, too.
    expect(generated.match(/ given: unknown;/gu)?.length ?? 0).toBeLessThan(count / 5);
  },
);

/** As a literal: JSON is one, but for two line ends that are none in JSON. */
function print(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', String.raw`\u2028`);
}
