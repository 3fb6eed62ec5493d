import type { Prompt, PromptArgument } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { isText } from './is-text.js';
import { keepTyped } from '../keep-typed.js';
import type { OfferList } from './offer-list.js';

export const promptList: OfferList<Prompt> = {
  method: 'prompts/list',
  member: 'prompts',
  read(row) {
    if (!isObject(row)) return undefined;
    const { name } = row;
    if (!isText(name) || name === '') return undefined;
    const { kept, leftOut } = keepTyped(row, {
      title: isText,
      description: isText,
      arguments: Array.isArray,
    });
    const found = kept['arguments'];
    if (!Array.isArray(found)) return { row: { ...kept, name }, key: name, leftOut };
    const read = found.map(readArgument).filter((argument) => argument !== undefined);
    return {
      row: { ...kept, name, arguments: read.map(({ argument }) => argument) },
      key: name,
      leftOut: [
        ...leftOut,
        ...(read.length < found.length ? ['arguments[]'] : []),
        ...read.flatMap((argument) => argument.leftOut.map((member) => `arguments[].${member}`)),
      ],
    };
  },
};

function readArgument(
  value: unknown,
): { readonly argument: PromptArgument; readonly leftOut: readonly string[] } | undefined {
  if (!isObject(value)) return undefined;
  const { name } = value;
  if (!isText(name)) return undefined;
  const { kept, leftOut } = keepTyped(value, {
    description: isText,
    required: (required) => typeof required === 'boolean',
  });
  return { argument: { ...kept, name }, leftOut };
}
