import { parseList } from '../parse-list.js';

/** A JSON list of texts. One that is damaged is empty: scopes and roles that cannot be read allow nothing. */
export function readTexts(json: string): readonly string[] {
  return parseList(json, (value): value is string => typeof value === 'string') ?? [];
}
