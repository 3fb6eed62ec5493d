import { expect, test } from 'vitest';
import { generateTypes } from '../../src/codegen/index.js';
import { compileFiles } from './support/compile-files.js';
import { hostileServices, hostileTexts } from './support/hostile-services.js';
import { listComments } from './support/list-comments.js';
import { listDeclarations } from './support/list-declarations.js';
import { stripTexts } from './support/strip-texts.js';

const services = hostileServices();
const generated = generateTypes({ services });

test('no text of a service becomes code', () => {
  const declarations = listDeclarations(generated);

  expect(declarations.slice(0, 2)).toEqual(["import ''", "declare module ''"]);
  expect(
    declarations.slice(2).filter((text) => !/^export (?:interface|type) [A-Z]\w*$/u.test(text)),
  ).toEqual([]);
  expect(declarations.filter((text) => text.startsWith('export interface'))).toHaveLength(
    services.length,
  );
  expect(new Set(declarations).size).toBe(declarations.length);
  expect(stripTexts(generated)).not.toMatch(/\bany\b|evil/u);
});

test('no text of a service speaks to a tool that reads comments', () => {
  const comments = listComments(generated).join('\n');
  expect(comments).toContain(String.raw`\@ts-ignore`);
  expect(comments).not.toMatch(/^[\s*/]*@(?!default )|\{@/mu);
});

test('what is printed is what is there', () => {
  expect(generated.replaceAll('\n', '')).not.toMatch(/(?!\u200D)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

test('the types of hostile tools compile', { timeout: 120_000 }, async () => {
  const reads = hostileTexts
    .filter((text) => text.isWellFormed())
    .map((text) => `void (tools[${JSON.stringify(text)}] satisfies object);`);
  const use = `import type { StringTools } from './generated.js';
declare const tools: StringTools;
${reads.join('\n')}
// @ts-expect-error No tool of this name.
void tools.nothing;`;

  expect(await compileFiles({ 'generated.d.ts': generated, 'use.ts': use })).toEqual([]);
});

test('what nobody wrote by hand is cut short', () => {
  const [longest = 0] = generated
    .split('\n')
    .map((line) => line.length)
    .toSorted((a, b) => b - a);
  expect(longest).toBeLessThan(5_000);
});
