import { expect, test } from 'vitest';
import { renderPane } from '../testing/render-pane.js';
import { sessionAfter } from '../testing/session-after.js';
import { Header } from './header.js';

function header(status: Parameters<typeof sessionAfter>[0], columns: number): string {
  const state = sessionAfter(status);
  const Shown = () => <Header columns={columns} state={state} />;
  return renderPane(Shown, { state, columns, rows: 1 })[0] ?? '';
}

test('a proxy that does not answer is not said to start', () => {
  const reason = 'http://localhost:1\u001b[2J does not answer (ECONNREFUSED)';
  const dead = [{ type: 'proxy-changed', status: { state: 'starting', reason } }] as const;
  expect(header(dead, 100)).toMatch(
    / ✖ no proxy: http:\/\/localhost:1␛\[2J does not answer \(ECONN/,
  );
  expect(header(dead, 40)).toMatch(/^NANDA {2}○ .*✖ no proxy: http/);
  expect(header([], 80)).toMatch(/◌ proxy starting$/);
});
