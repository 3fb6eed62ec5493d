import { expect, test } from 'vitest';
import { formatAnswerCommand } from './format-answer-command.js';

const form = (properties: object, required: string[] = Object.keys(properties)) => ({
  kind: 'elicitation' as const,
  request: { mode: 'form', requestedSchema: { type: 'object', properties, required } },
});

test.each([
  [form({ size: { enum: ['a', 'b'] } }), 'size=a'],
  [form({ size: { enum: ["it's"] } }), "'size=it'\\''s'"],
  [form({ at: { enum: ['@home'] } }), `'at:="@home"'`],
  [form({ name: { enum: ['\u202eé'] } }), `'name:="\\u202e\\u00e9"'`],
  [form({ list: { type: 'array', default: [1] } }), `'list:=[1]'`],
  [form({ yes: { type: 'boolean' } }), 'yes=true'],
  [form({}), ''],
  [{ kind: 'elicitation' as const, request: { mode: 'url', url: 'x' } }, '--open'],
  [{ kind: 'sampling' as const, request: {} }, 'text=TEXT'],
  [{ kind: 'roots' as const, request: {} }, 'root=DIR'],
])('%j is answered with %s', (asked, words) => {
  expect(formatAnswerCommand(asked, { id: '1' })).toBe(`nanda inbox answer 1 ${words}`.trimEnd());
});
