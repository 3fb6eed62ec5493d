import type { McpServer } from '@modelcontextprotocol/server';

import type { ConformanceState } from './conformance-state.js';
import { textResult } from './text-result.js';

/**
 * Gives a server a tool and a prompt that come and go.
 *
 * @returns What brings its lists up to date, and with that tells its client that they have changed.
 */
export function registerChanging(server: McpServer, state: ConformanceState): () => void {
  const tool = server.registerTool(
    'test_changing_tool',
    { description: 'Comes and goes with test_trigger_tool_change.' },
    () => textResult('Still there'),
  );
  const prompt = server.registerPrompt(
    'test_changing_prompt',
    { description: 'Comes and goes with test_trigger_prompt_change.' },
    () => ({ messages: [{ role: 'user', content: { type: 'text', text: 'Still there' } }] }),
  );

  const follow = (): void => {
    if (tool.enabled !== state.hasChangingTool) tool.update({ enabled: state.hasChangingTool });
    if (prompt.enabled !== state.hasChangingPrompt) {
      prompt.update({ enabled: state.hasChangingPrompt });
    }
  };
  follow();
  return follow;
}
