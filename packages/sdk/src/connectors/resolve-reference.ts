import { isRecord } from './is-record.js';

/** What a `$ref` inside of a document leads to; undefined where it leads nowhere, or out of the document. */
export function resolveReference(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  let found = document;
  for (const step of reference.slice(1).split('/').slice(1)) {
    const key = unescape(step);
    if (Array.isArray(found)) found = found[Number(key)];
    else if (isRecord(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  // `#name` names an anchor, which is not looked for.
  return reference === '#' || reference.startsWith('#/') ? found : undefined;
}

function unescape(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
