import type { McpAnswer } from '../../mcp-message.js';
import type { EraCrossing } from './era-crossing.js';
import { mcpCodes } from './mcp-codes.js';
import { toLegacyResult } from './to-legacy-result.js';
import { toModernResult } from './to-modern-result.js';
import { translateError } from './translate-error.js';

export interface TranslateAnswerOptions extends EraCrossing {
  /** Of the request. */
  readonly method: string;
  /** `Implementation` of the service, for results that say whose they are. */
  readonly serverInfo?: Readonly<Record<string, unknown>> | undefined;
}

/** What a service answers, for its client. Between ends of one era it stays what it is. */
export function translateAnswer(answer: McpAnswer, options: TranslateAnswerOptions): McpAnswer {
  const { from, to } = options;
  if ('error' in answer) {
    const error = translateError(answer.error, options);
    return error === answer.error ? answer : { error };
  }
  if (from === to) return answer;
  if (to === 'modern') return { result: toModernResult(answer.result, options) };
  const { resultType = 'complete' } = answer.result;
  if (resultType === 'complete') return { result: toLegacyResult(answer.result, options) };
  return {
    error: {
      code: mcpCodes.internalError,
      message:
        'The service answered in a way that this version of MCP does not have. Use a client that speaks 2026-07-28.',
    },
  };
}
