import { NandaError } from '../errors/nanda-error.js';
import type { JSONSchemaTool } from './json-schema-tool.js';

/** The failures that a model can do something about, and what. */
const remedies: Readonly<Record<string, string>> = {
  INVALID_PARAMETERS: 'Call it again with parameters that fit its schema.',
  TOOL_NOT_FOUND: 'The service no longer has this tool. Use another one.',
  TOOL_TIMEOUT: 'It may have had an effect. Ask for less at a time.',
  RESULT_TOO_LARGE: 'Ask for less at a time.',
  UPSTREAM_ERROR: 'The service refused the call.',
};

/** Tells a model why its call failed. Throws what no model can mend. */
export function explainFailure(
  error: unknown,
  { tool }: { readonly tool: JSONSchemaTool },
): string {
  const code = NandaError.isInstance(error) && 'code' in error ? error.code : undefined;
  const remedy =
    typeof code === 'string' && Object.hasOwn(remedies, code) ? remedies[code] : undefined;
  if (remedy === undefined || !(error instanceof Error)) throw error;
  return `The call of "${tool.name}" failed. ${error.message} ${remedy}`;
}
