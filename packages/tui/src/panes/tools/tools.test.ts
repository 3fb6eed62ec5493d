import { expect, test } from 'vitest';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeTool } from '../../testing/fake-tool.js';
import { pressKeys } from '../../testing/press-keys.js';
import { renderPane } from '../../testing/render-pane.js';
import { sessionAfter } from '../../testing/session-after.js';
import { selectTools } from './select-tools.js';
import { ToolsPane } from './tools-pane.js';

const names = ['alpha', 'beta', 'gamma', 'betamax'];
const connection = fakeConnection({
  metadata: { serviceName: 'Letters', tools: names.map((name) => fakeTool({ name })) },
});
const inTools = sessionAfter([
  { type: 'connected', connection },
  { type: 'panes-entered' },
  { type: 'work-opened', work: 'tools' },
]);

test('a digit opens the tool that has that number on the screen', () => {
  const { state } = pressKeys(['/', 'beta', 'tab'], inTools);
  expect(renderPane(ToolsPane, { state, columns: 30, rows: 6 }).join('\n')).toMatch(
    / 2  beta.*\n.* 4  betamax/,
  );
  expect(pressKeys(['4'], state).state.callForm?.tool).toBe('betamax');
  expect(pressKeys(['3'], state).state.callForm).toBeNull();
});

test('there is always a tool under the cursor, also of a connection with fewer', () => {
  const { state } = pressKeys(['G'], inTools);
  const fewer = sessionAfter(
    [{ type: 'tools-listed', connectionId: connection.id, tools: [fakeTool({ name: 'only' })] }],
    state,
  );
  expect(renderPane(ToolsPane, { state: fewer, columns: 30, rows: 6 })[2]).toContain('› 1  only');
  expect(pressKeys(['enter'], fewer).state.callForm?.tool).toBe('only');
});

test('they are found once for one filter', () => {
  const { state } = pressKeys(['/', 'beta'], inTools);
  expect(selectTools(state)).toBe(selectTools({ ...state }));
});
