import { expect, test } from 'vitest';
import { splitHint } from './split-hint.js';

test.each<[string, string | undefined, string | undefined]>([
  ['See what there is: nanda tools', 'See what there is:', 'nanda tools'],
  ['Did you mean: nanda search', 'Did you mean this?', 'nanda search'],
  ['nanda connect 1', undefined, 'nanda connect 1'],
  [
    'Is it there? Look: nanda-discover call x tool --help',
    'Is it there? Look:',
    'nanda-discover call x tool --help',
  ],
  ['Did you mean getMenu?', 'Did you mean getMenu?', undefined],
  ['Try again, or see nanda connections.', 'Try again, or see nanda connections.', undefined],
  ['Allow it more time: --timeout 5m', 'Allow it more time: --timeout 5m', undefined],
  [
    'Ask: nanda proxy logs. Whether it has run is not known.',
    'Ask: nanda proxy logs. Whether it has run is not known.',
    undefined,
  ],
])('%s', (hint, text, command) => {
  expect(splitHint(hint)).toEqual({ text, command });
});
