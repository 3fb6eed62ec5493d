import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ToolDefinition } from '@nanda/protocol';
import {
  createStyle,
  describeFaults,
  exampleParameters,
  formatToolArguments,
  parseToolArguments,
  sanitizeForTerminal,
  toolUsage,
} from '@nanda/terminal';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { formatToolHelp } from '../src/help/format-tool-help.js';
import { toolExample } from '../src/help/tool-example.js';
import type { Output } from '../src/output/output.js';
import { createRandom, generateValue } from './generate-value.js';
import { readShellWords } from './read-shell-words.js';

/** Whole `tools/list` results of real servers, a line each. Kept outside of the repository. */
const file = fileURLToPath(new URL('../../../../shared/data/tools.jsonl', import.meta.url));
const isThere = existsSync(file);
if (!isThere) console.warn(`SKIPPED: real tools are not tried, because there is no ${file}`);

const tools: readonly ToolDefinition[] = isThere
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => (JSON.parse(line) as { tools: { tools: ToolDefinition[] } }).tools.tools)
  : [];

/** Schemas that no parameters can satisfy: `allOf` of parts that each allow no other part's properties. */
const impossible = ['add_notes_by_index', 'add_controlchanges_by_index', 'add_pitchbends_by_index'];
/** Of which an example needs more than can be seen in parts: a part of it may not be what another part is. */
const intricate = ['create_issue'];

const settings = { strict: false, logger: false, meta: false, validateSchema: false } as const;
const compilers = [new Ajv(settings), new Ajv2020(settings)] as const;
for (const ajv of compilers) addFormats.default(ajv);

/** A validator that is not ours; undefined where it cannot read the schema. */
function compile(tool: ToolDefinition): ValidateFunction | undefined {
  const { $schema, $id: _, ...schema } = tool.inputSchema as Record<string, unknown>;
  const isOld = typeof $schema === 'string' && /draft-0[467]/.test($schema);
  try {
    return compilers[isOld ? 0 : 1].compile(schema);
  } catch {
    return undefined;
  }
}

const parse = (words: readonly string[], { inputSchema: schema }: ToolDefinition) =>
  parseToolArguments(words, {
    schema,
    readSource: (source) => Promise.reject(new Error(`nothing reads ${source} here`)),
  });

const output = { style: createStyle(false), width: 80 } as Output;

describe.skipIf(!isThere)('tools of real servers', { timeout: 300_000 }, () => {
  test('have a help in which nothing is left of what could harm a terminal', () => {
    let widest = 0;
    for (const tool of tools) {
      const help = formatToolHelp(tool, { invocation: 'nanda exec', output });
      const usage = toolUsage(tool);
      for (const text of [help, usage]) expect(sanitizeForTerminal(text), tool.name).toBe(text);
      expect(usage, tool.name).not.toContain('\n');
      expect(help, tool.name).toContain('Usage: nanda exec');
      // What may be wider is there to be copied, or is one word.
      const wide = help
        .split('\n')
        .filter((line) => line.length > 80 && /\S\s+\S+\s\S+$/.test(line.slice(0, 80)));
      widest = Math.max(widest, wide.filter((line) => !line.startsWith('  nanda exec')).length);
    }
    console.log(`help of ${tools.length} tools`);
    expect(widest).toBeLessThan(4);
  });

  test('have an example that can be pasted, parsed and sent', async () => {
    const counts = { tried: 0, valid: 0, impossible: 0, unreadable: 0 };
    for (const tool of tools) {
      const example = exampleParameters(tool.inputSchema);
      const words = formatToolArguments(example, { schema: tool.inputSchema });
      counts.tried += 1;
      if (impossible.includes(tool.name)) {
        counts.impossible += 1;
        continue;
      }
      const parsed = await parse(words, tool);
      expect(parsed, tool.name).toMatchObject({ problems: [], foreign: [] });
      expect(parsed.parameters, tool.name).toEqual(example);
      const isValid = compile(tool);
      if (isValid === undefined) counts.unreadable += 1;
      else if (isValid(example)) counts.valid += 1;
      else expect(intricate, JSON.stringify(isValid.errors)).toContain(tool.name);
    }
    console.log('examples', counts);
    expect(counts.valid).toBeGreaterThan(counts.tried * 0.99);
  });

  test('are given by a shell what the example says', async () => {
    const some = tools.filter((_, index) => index % 60 === 0);
    for (const tool of some.filter((one) => toolExample(one) !== '')) {
      const words = await readShellWords(`curl ${toolExample(tool)}`);
      expect(words, tool.name).toEqual(
        formatToolArguments(exampleParameters(tool.inputSchema), { schema: tool.inputSchema }),
      );
    }
  });

  test('are told what they need', async () => {
    for (const tool of tools) {
      const { required } = tool.inputSchema as { required?: string[] };
      const { problems, isMissing } = await parse([], tool);
      const names = new Set(required);
      expect(
        problems.filter((problem) => problem.endsWith(' is required.')).length,
        tool.name,
      ).toBe(names.size);
      expect(isMissing, tool.name).toBe(names.size > 0);
    }
  });

  test('get back from flags the parameters that the flags were made of', async () => {
    const random = createRandom(7);
    const counts = { tools: 0, values: 0, invalid: 0, parameters: 0 };
    for (const tool of tools) {
      const isValid = compile(tool);
      if (isValid === undefined) continue;
      const schema = tool.inputSchema;
      let tried = 0;
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const value = generateValue(schema, { root: schema, random });
        const plain = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
        if (!isValid(plain)) {
          counts.invalid += 1;
          continue;
        }
        tried += 1;
        const words = formatToolArguments(plain, { schema });
        const { parameters, problems } = await parse(words, tool);
        expect(problems, `${tool.name} ${JSON.stringify(words)}`).toEqual([]);
        expect(parameters, `${tool.name} ${JSON.stringify(words)}`).toEqual(plain);
        expect(describeFaults(parameters, { schema }), tool.name).toEqual([]);
        expect(isValid(parameters), tool.name).toBe(true);
        counts.values += 1;
        counts.parameters += Object.keys(plain).length;
      }
      if (tried > 0) counts.tools += 1;
    }
    console.log('round trips', counts);
    expect(counts.tools).toBeGreaterThan(tools.length * 0.98);
  });
});
