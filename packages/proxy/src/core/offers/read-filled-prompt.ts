import type { FilledPrompt, PromptMessage } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { createMalformedError } from './create-malformed-error.js';
import { isText } from './is-text.js';
import { keepTyped } from '../keep-typed.js';

/**
 * What a service answered `prompts/get` with, as the contract has it. What is no message is left out.
 *
 * @throws NandaError UPSTREAM_PROTOCOL_ERROR where there are no messages
 */
export function readFilledPrompt(answer: Readonly<Record<string, unknown>>): FilledPrompt {
  const { messages } = answer;
  if (!Array.isArray(messages)) throw createMalformedError('prompts/get', { missing: 'messages' });
  const { kept } = keepTyped(answer, { description: isText });
  return { ...kept, messages: messages.filter(isMessage) };
}

function isMessage(value: unknown): value is PromptMessage {
  return isObject(value) && isText(value['role']) && Object.hasOwn(value, 'content');
}
