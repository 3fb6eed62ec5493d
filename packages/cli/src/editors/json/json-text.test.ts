import { describe, expect, test } from 'vitest';
import { TextProblem } from '../text-problem.js';
import { parseJsonText } from './parse-json-text.js';
import { removeJsonMember } from './remove-json-member.js';
import { setJsonMember } from './set-json-member.js';
import { valueOfNode } from './value-of-node.js';

const entry = { command: '/usr/bin/node', args: ['nanda.js', 'mcp'] };
const path = ['mcpServers', 'nanda'];
const valueOf = (text: string) => valueOfNode(parseJsonText(text)) as Record<string, unknown>;

const files: Record<string, string> = {
  plain: '{\n  "mcpServers": {\n    "a": {\n      "command": "a"\n    }\n  },\n  "b": 1\n}\n',
  tabs: '{\n\t"b": [1, 2],\n\t"mcpServers": {\n\t\t"a": {}\n\t}\n}',
  'four spaces and carriage returns':
    '{\r\n    "mcpServers": {\r\n        "a": {}\r\n    }\r\n}\r\n',
  comments:
    '// mine\n{\n  /* all */\n  "mcpServers": {\n    // the first\n    "a": { "url": "http://x/" } // why\n    // the end\n  } // more\n}\n// bye\n',
  'commas too many': '{\n  "mcpServers": {\n    "a": {}, // one\n    "b": {},\n  },\n}\n',
  'one line': '{"mcpServers":{"a":{"command":"x"}},"z":null}',
  'another order': '\uFEFF{\n  "z": "\\u00e9\\/é",\n  "n": 1.50e3,\n  "mcpServers": { "a": {} }\n}',
  'one line inside of lines': '{\n  "mcpServers": { "a": {}, "b": {} /* x */ }\n}\n',
};

describe.each(Object.entries(files))('a file with %s', (_name, text) => {
  test('gets a member and keeps everything else', () => {
    const changed = setJsonMember(text, { path, value: entry });
    const before = valueOf(text);
    expect(valueOf(changed)).toEqual({
      ...before,
      mcpServers: { ...(before['mcpServers'] as object), nanda: entry },
    });
    expect(changed.replaceAll('\r\n', '').includes('\n')).toBe(
      text.replaceAll('\r\n', '').includes('\n'),
    );
    for (const [remark] of text.matchAll(/\/\/ .*|\/\*.*?\*\//g)) expect(changed).toContain(remark);
  });

  test('is as before when it is taken out again', () => {
    const changed = setJsonMember(text, { path, value: entry });
    expect(removeJsonMember(changed, { path })).toBe(text);
    const again = setJsonMember(changed, { path, value: { url: 'http://x/' } });
    expect(removeJsonMember(again, { path })).toBe(text);
    expect(setJsonMember(again, { path, value: entry })).toBe(changed);
  });

  test('loses any of its own members without a trace', () => {
    const without = removeJsonMember(text, { path: ['mcpServers', 'a'] });
    const { a: _, ...others } = valueOf(text)['mcpServers'] as Record<string, unknown>;
    expect(valueOf(without)).toEqual({ ...valueOf(text), mcpServers: others });
  });
});

test.each([
  ['', '{\n  "mcpServers": {\n    "nanda": {\n      "x": 1\n    }\n  }\n}\n'],
  ['{}', '{\n  "mcpServers": {\n    "nanda": {\n      "x": 1\n    }\n  }\n}'],
  ['{ // mine\n}\n', '{ // mine\n  "mcpServers": {\n    "nanda": {\n      "x": 1\n    }\n  }\n}\n'],
  [
    '{\n\t"a": 1\n}\n',
    '{\n\t"a": 1,\n\t"mcpServers": {\n\t\t"nanda": {\n\t\t\t"x": 1\n\t\t}\n\t}\n}\n',
  ],
  ['{"a":1}', '{"a":1,"mcpServers":{"nanda":{"x":1}}}'],
])('what is missing on the way is made: %j', (text, expected) => {
  expect(setJsonMember(text, { path, value: { x: 1 } })).toBe(expected);
});

test('the last member leaves an empty object', () => {
  const text = '{\n  "mcpServers": {\n    "nanda": {}\n  }\n}\n';
  expect(removeJsonMember(text, { path })).toBe('{\n  "mcpServers": {}\n}\n');
  expect(removeJsonMember('{ "mcpServers": {} }', { path })).toBe('{ "mcpServers": {} }');
});

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{"a": }', 1, 7],
  ['{"a": "x\ny"}', 1, 7],
  ['{"a": 1', 1, 8],
  ['[1, 2', 1, 6],
  ['{} x', 1, 4],
  ["{'a': 1}", 1, 2],
  ['{"a": 1 /* no end', 1, 9],
  ['{"a": "\\x"}', 1, 7],
  ['"text"', 1, 1],
])('%j is refused, with the place', (text, line, column) => {
  let problem: unknown;
  try {
    setJsonMember(text, { path, value: entry });
  } catch (error) {
    problem = error;
  }
  expect(problem).toBeInstanceOf(TextProblem);
  expect(problem).toMatchObject({ line, column });
});

test('something else in the way is refused', () => {
  const text = '{"mcpServers": [1]}';
  expect(() => setJsonMember(text, { path, value: entry })).toThrow('"mcpServers" is no object');
});

test('depth and length do no harm', () => {
  expect(() => parseJsonText('['.repeat(100_000))).toThrow('nested too deeply');
  const long = `{"a": "${'x'.repeat(5_000_000)}"}`;
  expect(valueOf(setJsonMember(long, { path, value: entry }))).toHaveProperty('mcpServers');
});
