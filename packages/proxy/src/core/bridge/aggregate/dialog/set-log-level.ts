import { logLevels } from '../../../connections/lines/log-levels.js';
import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import { refusalOf } from '../../service/refusal-of.js';
import type { AggregatePlace } from './aggregate-place.js';

/** `logging/setLevel` of the older era: for all services of the dialog, those that it opens later too. */
export async function setLogLevel(
  { params, signal }: ClientRequest,
  { services }: AggregatePlace,
): Promise<McpAnswer> {
  const { level } = params;
  if (!logLevels.isOne(level)) {
    return refusalOf('invalidParams', `level must be one of ${logLevels.names.join(', ')}`);
  }
  await services.setLevel(level, signal);
  return { result: {} };
}
