import type { ToolResult } from '@nanda/protocol';
import { foldMedia } from './fold-media.js';
import { createJsonSource } from './create-json-source.js';
import { createRowDocument } from './create-row-document.js';
import { createTextSource } from './create-text-source.js';
import { createTreeDocument } from './create-tree-document.js';
import type { ResultDocument } from './result-document.js';
import type { ResultViewName } from './result-view-name.js';
import { structureOf } from './structure-of.js';

const known = new WeakMap<object, Map<ResultViewName, ResultDocument>>();

/** A result as the rows of a view; the same document for the same result, whose rows are counted once. */
export function createResultDocument(
  result: ToolResult,
  { view }: { readonly view: ResultViewName },
): ResultDocument {
  const documents = known.get(result) ?? new Map<ResultViewName, ResultDocument>();
  known.set(result, documents);
  const document = documents.get(view) ?? create(result, view);
  documents.set(view, document);
  return document;
}

function create(result: ToolResult, view: ResultViewName): ResultDocument {
  const structure = structureOf(result) ?? result.structuredContent ?? foldMedia(result.content);
  switch (view) {
    case 'tree':
      return createTreeDocument(structure);
    case 'json':
    case 'raw': {
      const root = view === 'raw' ? result : structure;
      return createRowDocument({ view, createSource: (size) => createJsonSource(root, size) });
    }
    // What a picture cannot show is said in words.
    case 'text':
    case 'image':
      return createRowDocument({ view, createSource: (size) => createTextSource(result, size) });
  }
}
