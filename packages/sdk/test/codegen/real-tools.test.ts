import type { ToolDefinition } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { generateTypes } from '../../src/codegen/index.js';
import { compileFiles } from './support/compile-files.js';
import { findToolSets } from './support/find-tool-sets.js';
import { stripTexts } from './support/strip-texts.js';

/** Milliseconds that the compiler may take on a busy machine. */
const timeout = 120_000;

const found = findToolSets();
if (found === undefined) {
  process.stderr.write('\n !!! NOT TESTED: types of real tools, whose list is not at hand\n');
}
const skip = found === undefined;
const sets = found ?? [];

/** A file of types for each set: `Service0Tools` in `set-0.d.ts`, and so on. */
function generateAll(): string[] {
  return sets.map(({ tools }, index) =>
    generateTypes({ services: [{ id: `service ${index}`, tools }] }),
  );
}

function toFiles(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, index) => [`set-${index}.d.ts`, text]));
}

test.skipIf(skip)('the types of every real tool compile', { timeout }, async () => {
  const texts = generateAll();
  expect(texts).toHaveLength(400);
  expect(await compileFiles(toFiles(texts))).toEqual([]);
  for (const text of texts) expect(stripTexts(text)).not.toMatch(/\bany\b/u);
});

test.skipIf(skip)('a default value has the type of its parameter', { timeout }, async () => {
  const checks = sets.map(
    ({ tools }, index) =>
      `import type { Service${index}Tools } from './set-${index}.js';\n` +
      tools.flatMap((tool) => checkDefaults(tool, `Service${index}Tools`)).join('\n'),
  );
  const uses = Object.fromEntries(checks.map((text, index) => [`use-${index}.ts`, text]));
  const complaints = await compileFiles({ ...toFiles(generateAll()), ...uses });

  expect(checks.join('\n').match(/ satisfies /gu)?.length).toBeGreaterThan(800);
  // Two servers give a number as the default of a string.
  expect(complaints.map((text) => text.replace(/^.*TS/u, 'TS'))).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining("Type 'number' does not satisfy")),
  );
});

function checkDefaults({ name, inputSchema }: ToolDefinition, type: string): string[] {
  const properties = Object.entries(inputSchema['properties'] ?? {}) as [string, unknown][];
  return properties.flatMap(([parameter, schema]) => {
    if (typeof schema !== 'object' || schema === null || !('default' in schema)) return [];
    // Python's `None`, where nothing is the default: the schemas do not allow it themselves.
    if (schema.default === null) return [];
    const path = [name, 'parameters', parameter].map((key) => `[${JSON.stringify(key)}]`).join('');
    return [`void (${JSON.stringify(schema.default)} satisfies ${type}${path});`];
  });
}

test.skipIf(skip)('nearly every parameter of a real tool gets a type that says something', () => {
  const text = stripTexts(generateAll().join('\n'));
  // Parameters stand six places to the right, and what they contain further.
  const parameters = text.match(/^ {6}[^\s}|&\][][^\n]*/gmu) ?? [];
  const vague = parameters.filter((line) =>
    /: (?:readonly )?(?:unknown|Record<string, unknown>)(?:\[\])?(?: \| (?:null|undefined))*;$/u.test(
      line,
    ),
  );

  expect(parameters.length).toBeGreaterThan(7_500);
  expect(vague.length / parameters.length).toBeLessThan(0.02);
});

test.skipIf(skip)('the same tools give the same text', () => {
  const services = sets.map(({ name, tools }, index) => ({ id: `${index}`, name, tools }));
  expect(generateTypes({ services: structuredClone(services) })).toBe(generateTypes({ services }));
});
