import type { FormState } from './form-state.js';

/** A text for an editor, and what its file is called at the end. */
export interface EditorText {
  readonly text: string;
  readonly extension: 'txt' | 'json';
}

/**
 * What an editor is given of the field with the focus; its answer comes back as `replaced`. Undefined where there is nothing to
 * write, and for secrets, which have no place in a file.
 */
export function editorText({ fields, focused }: FormState): EditorText | undefined {
  const field = fields[focused];
  if (field?.kind === 'list' && !field.isSecret) {
    return { text: field.rows.map(({ text }) => text).join('\n'), extension: 'txt' };
  }
  if (field?.kind !== 'text' || field.isSecret) return undefined;
  if (field.as !== 'json') return { text: field.text, extension: 'txt' };
  return { text: laidOut(field.text), extension: 'json' };
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
