import type { UpstreamOutlet } from '../../connections/upstream-connector.js';
import type { McpEra } from '../../mcp-caller.js';
import { translateNotification } from '../eras/translate-notification.js';
import { translateQuestion } from '../eras/translate-question.js';
import type { ClientOutlet } from '../mcp-endpoint.js';

/**
 * What a service says beside any request, for a client of the older era.
 *
 * @param options.era of the service, as far as it is known
 */
export function createClientOutlet(
  outlet: ClientOutlet,
  { era }: { readonly era: () => McpEra },
): UpstreamOutlet {
  return {
    onNotification(notification) {
      const told = translateNotification(notification, { from: era(), to: 'legacy' });
      if (told !== undefined) outlet.notify(told);
    },
    onRequest: (question) => outlet.ask(translateQuestion(question, { from: era(), to: 'legacy' })),
  };
}
