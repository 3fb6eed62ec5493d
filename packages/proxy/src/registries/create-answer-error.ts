import { NandaError } from '../core/nanda-error.js';

/** A registry answers with JSON, and with none that its type of registry gives. */
export function createAnswerError(
  registry: string,
  { wanted }: { /** What was asked for: "list of servers". */ readonly wanted: string },
): NandaError {
  return new NandaError(
    'REGISTRY_UNAVAILABLE',
    `The registry ${registry} answers with something that is no ${wanted}. Check its URL and type. What it listed before stays available.`,
    { details: { registry } },
  );
}
