import { expect, test } from 'vitest';
import { pressForm } from '../testing/press-form.js';
import { createForm } from './create-form.js';
import { editorText } from './editor-text.js';
import { previewParameters } from './preview-parameters.js';
import { readForm } from './read-form.js';

test('what is shown of the parameters has no secrets in it, and no end of what is long', () => {
  const schema = {
    properties: {
      own: { type: 'string', format: 'password' },
      keys: { type: 'array', items: { type: 'string' }, writeOnly: true },
      login: { type: 'object', additionalProperties: true },
      long: { type: 'string' },
      pin: { type: 'integer' },
    },
  };
  const initial = {
    own: 'hush',
    keys: ['hush'],
    login: { user: 'ada', password: 'hush', more: [{ api_key: 'hush' }] },
    long: 'x'.repeat(1000),
    pin: 1234,
  };
  const form = createForm(schema, { initial });
  expect(previewParameters(form)).toEqual({
    own: '••••',
    keys: '••••',
    login: { user: 'ada', password: '••••', more: [{ api_key: '••••' }] },
    long: `${'x'.repeat(300)}…`,
    pin: '••••',
  });
  expect(readForm(form).parameters).toEqual(initial);
});

test('an editor is given texts, lines and JSON, and no secrets', () => {
  const schema = {
    properties: {
      text: { type: 'string' },
      list: { type: 'array', items: { type: 'string' } },
      json: { type: 'object' },
      password: { type: 'string' },
      isOn: { type: 'boolean' },
    },
  };
  const initial = { text: 'one\ntwo', list: ['a', 'b'], json: { a: [1] }, password: 'hush' };
  const form = createForm(schema, { initial });
  const texts = [0, 1, 2, 3, 4].map((steps) =>
    editorText(pressForm(form, Array<string>(steps).fill('Tab'))),
  );
  expect(texts).toEqual([
    { text: 'one\ntwo', extension: 'txt' },
    { text: 'a\nb', extension: 'txt' },
    { text: '{\n  "a": [\n    1\n  ]\n}', extension: 'json' },
    undefined,
    undefined,
  ]);
});
