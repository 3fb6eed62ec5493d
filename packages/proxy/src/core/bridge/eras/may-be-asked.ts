import { isObject } from '../../is-object.js';
import type { McpNotification } from '../../mcp-message.js';

/**
 * Whether a client has declared that it can be asked this. `elicitation: {}` means forms.
 *
 * @param capabilities `ClientCapabilities`, as the client sent them
 */
export function mayBeAsked(
  capabilities: Readonly<Record<string, unknown>>,
  { method, params }: McpNotification,
): boolean {
  switch (method) {
    case 'roots/list':
      return isObject(capabilities['roots']);
    case 'sampling/createMessage': {
      const { sampling } = capabilities;
      const needsTools = params['tools'] !== undefined || params['toolChoice'] !== undefined;
      return isObject(sampling) && (!needsTools || isObject(sampling['tools']));
    }
    case 'elicitation/create': {
      const { elicitation } = capabilities;
      if (!isObject(elicitation)) return false;
      if (params['mode'] === 'url') return isObject(elicitation['url']);
      return isObject(elicitation['form']) || !isObject(elicitation['url']);
    }
    default:
      return false;
  }
}
