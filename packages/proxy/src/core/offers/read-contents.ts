import type { ReadResource, ResourceContents } from '@nanda/protocol';
import { isObject } from '../is-object.js';
import { createMalformedError } from './create-malformed-error.js';
import { isText } from './is-text.js';
import { keepTyped } from '../keep-typed.js';

/**
 * What a service answered `resources/read` with, as the contract has it. What is no content is left out,
 * and so are members of the wrong type; a content that does not say whose it is belongs to what was asked for.
 *
 * @throws NandaError UPSTREAM_PROTOCOL_ERROR where there are no contents
 */
export function readContents(
  answer: Readonly<Record<string, unknown>>,
  { uri }: { readonly uri: string },
): ReadResource {
  const { contents } = answer;
  if (!Array.isArray(contents)) {
    throw createMalformedError('resources/read', { missing: 'contents' });
  }
  return {
    ...answer,
    contents: contents.filter(isObject).map((content): ResourceContents => {
      const { kept } = keepTyped(content, { mimeType: isText, text: isText, blob: isText });
      return { ...kept, uri: isText(kept['uri']) ? kept['uri'] : uri };
    }),
  };
}
