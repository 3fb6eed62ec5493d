import type { ClientCapability, Root } from '@nanda/protocol';

import type { WireAnswer } from '../session/wire.js';

const nobodyForRoots = {
  code: -32_603,
  message: 'No call is under way whose caller could be asked. Ask again while a tool runs.',
};

/**
 * What a service is answered where nobody is there to be asked. That there are no roots would be believed, and kept: where
 * none are known it is told that it cannot know, and asks again when it needs them.
 */
export function answerWithoutCaller(
  kind: ClientCapability,
  { roots }: { readonly roots?: readonly Root[] | undefined } = {},
): WireAnswer {
  switch (kind) {
    case 'elicitation':
      return { result: { action: 'cancel' } };
    case 'roots':
      return roots ? { result: { roots } } : { error: nobodyForRoots };
    case 'sampling':
      return { error: { code: -1, message: 'Nobody is there who could answer.' } };
  }
}
