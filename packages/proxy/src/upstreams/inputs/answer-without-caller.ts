import type { ClientCapability, Root } from '@nanda/protocol';

import type { McpAnswer } from '../../core/mcp-message.js';

const nobody: McpAnswer = {
  error: {
    code: -32_603,
    message: 'No call is under way whose caller could be asked. Ask again while a tool runs.',
  },
};

/**
 * What a service is answered where nobody is there to be asked. That there are no roots would be believed, and kept: where
 * none are known it is told that it cannot know, and asks again when it needs them.
 */
export function answerWithoutCaller(
  kind: ClientCapability | undefined,
  { roots }: { readonly roots?: readonly Root[] | undefined } = {},
): McpAnswer {
  switch (kind) {
    case 'elicitation':
      return { result: { action: 'cancel' } };
    case 'roots':
      return roots ? { result: { roots } } : nobody;
    case 'sampling':
      return { error: { code: -1, message: 'Nobody is there who could answer.' } };
    case undefined:
      return nobody;
  }
}
