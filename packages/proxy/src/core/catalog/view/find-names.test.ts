import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { buildView } from './build-view.js';
import { findNames } from './find-names.js';
import { makeRows } from './make-rows.fixture.js';

const records = [
  makeRecord({ id: '0', name: 'io.github.acme/exa-mcp-server', title: 'Exa Search' }),
  makeRecord({ id: '1', name: 'Exa' }),
  makeRecord({ id: '2', name: 'ＥＸＡ search' }),
  makeRecord({ id: '3', name: '🙂' }),
  makeRecord({ id: '4', name: '***' }),
];

test.each<[string, readonly number[], readonly number[], readonly number[]]>([
  ['IO.github.ACME/exa-mcp-server', [0], [], [0, 1]],
  [' EXA SEARCH', [2], [0], [2]],
  ['exa server', [], [], [0, 1]],
  ['🙂', [3], [], []],
  ['---', [], [], []],
  ['', [], [], []],
])(
  '%j is the name of %j, the title of %j, the short name of %j',
  (text, byName, byTitle, byShortName) => {
    const view = buildView(makeRows(records.map((record) => ({ record }))), {
      isVisible: () => true,
    });
    expect(findNames(view, text)).toEqual({ byName, byTitle, byShortName });
  },
);

test('what is not seen has no name', () => {
  const rows = makeRows(records.map((record, registry) => ({ record, registry })));
  const view = buildView(rows, { isVisible: (registry) => registry !== 1 });
  expect(findNames(view, 'exa')).toEqual({ byName: [], byTitle: [], byShortName: [0] });
});
