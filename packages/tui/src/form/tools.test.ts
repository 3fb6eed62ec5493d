import { existsSync, readFileSync } from 'node:fs';
import { exampleParameters, formatToolArguments } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { fillForm } from '../testing/fill-form.js';
import { toolSchemas } from '../testing/tool-schemas.js';
import { createForm } from './create-form.js';
import { previewParameters } from './preview-parameters.js';
import { readForm } from './read-form.js';
import { reduceForm } from './reduce-form.js';

interface Tool {
  readonly name: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** Whole `tools/list` results of real servers, a line each. Kept outside of the repository. */
const file = new URL('../../../../../shared/data/tools.jsonl', import.meta.url);
const isThere = existsSync(file);
if (!isThere)
  console.warn(`SKIPPED: real tools are not tried, because there is no ${file.pathname}`);

const tools: readonly Tool[] = isThere
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => (JSON.parse(line) as { tools: { tools: Tool[] } }).tools.tools)
  : [];

/** Schemas that no parameters can satisfy: `allOf` of parts that each allow no other part's properties. */
const impossible = ['add_notes_by_index', 'add_controlchanges_by_index', 'add_pitchbends_by_index'];

/** Fills in the form of a tool by events alone, and sends it. */
function callByForm({ name, inputSchema }: Tool) {
  const form = createForm(inputSchema);
  expect(JSON.parse(JSON.stringify(form)), name).toEqual(form);
  const example = exampleParameters(inputSchema);
  const { state, switched } = fillForm(form, example);
  const { parameters, problems } = readForm(state);
  const isImpossible = impossible.includes(name);
  expect(parameters, name).toEqual(example);
  if (!isImpossible) expect([...problems], name).toEqual([]);
  expect(reduceForm(state, { type: 'submitted' }).isSubmitted, name).toBe(!isImpossible);
  // The form of a call that is made again says the same.
  const again = readForm(createForm(inputSchema, { initial: example }));
  expect(again.parameters, name).toEqual(example);
  const preview = formatToolArguments(previewParameters(state), { schema: inputSchema });
  expect(preview.length > 0, name).toBe(Object.keys(example).length > 0);
  return { fields: form.fields, switched: switched.length, isImpossible };
}

test.each(Object.entries(toolSchemas))('%s is called by its form', (name, inputSchema) => {
  expect(callByForm({ name, inputSchema }).fields.length).toBeGreaterThan(0);
});

test.skipIf(!isThere)(
  'real tools are called by their forms with what was meant',
  () => {
    const counts = { tools: 0, fields: 0, json: 0, switched: 0, impossible: 0, withoutFields: 0 };
    for (const tool of tools) {
      const { fields, switched, isImpossible } = callByForm(tool);
      counts.tools += 1;
      counts.fields += fields.length;
      counts.json += fields.filter((field) => field.kind === 'text' && field.as === 'json').length;
      counts.switched += switched;
      counts.impossible += Number(isImpossible);
      counts.withoutFields += Number(fields.length === 0);
    }
    console.log('forms', counts);
    expect(counts.impossible).toBe(impossible.length);
    // Only what could be read in two ways has to be written as JSON.
    expect(counts.switched).toBeLessThan(counts.tools * 0.05);
  },
  300_000,
);
