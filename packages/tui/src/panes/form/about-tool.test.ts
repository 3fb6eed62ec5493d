import { expect, test } from 'vitest';
import { fakeConnection } from '../../testing/fake-connection.js';
import { fakeTool } from '../../testing/fake-tool.js';
import { sessionAfter } from '../../testing/session-after.js';
import { aboutTool } from './about-tool.js';
import { openCallForm } from './open-call-form.js';

function describeTool(description: string) {
  const tool = fakeTool({ description });
  const connection = fakeConnection({ metadata: { tools: [tool] } });
  const actions = openCallForm({ connectionId: connection.id, tool });
  const events = actions.filter((action) => 'type' in action);
  return sessionAfter([{ type: 'connected', connection }, ...events]);
}

test('what a tool does is told whole where there is room, else cut where it is seen', () => {
  const state = describeTool('one two three four five six seven eight nine ten');
  expect(aboutTool(state, { columns: 10, rows: 40 }).join(' ')).toMatch(/^one .* ten$/);
  const cut = aboutTool(state, { columns: 10, rows: 10 });
  expect(cut).toHaveLength(3);
  expect(cut.at(-1)).toMatch(/…$/);
  expect(aboutTool(state, { columns: 10, rows: 7 })).toEqual([]);
});
