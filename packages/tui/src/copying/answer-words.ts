import { answerSchema } from '@nanda/terminal';
import { argumentWords } from './argument-words.js';
import type { AskedQuestion } from './cli-action.js';

/** An answer as the words behind `nanda inbox answer <id>`. Not quoted yet; secrets are marks. */
export function answerWords(
  question: Pick<AskedQuestion, 'kind' | 'request'>,
  result: Readonly<Record<string, unknown>>,
): string[] {
  const schema = answerSchema(question);
  const values = question.kind === 'elicitation' ? asMembers(result['content']) : result;
  return argumentWords(question.kind === 'sampling' ? shorten(values) : values, { schema });
}

/** A message that is nothing but a text is said by it alone. */
function shorten(message: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { content, role, stopReason, model, ...others } = message;
  const { type, text, ...more } = asMembers(content);
  const isUsual = role === 'assistant' && stopReason === 'endTurn' && type === 'text';
  if (!isUsual || Object.keys(others).length > 0 || Object.keys(more).length > 0) return message;
  return { text, ...(model !== undefined && model !== 'human' && { model }) };
}

function asMembers(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
