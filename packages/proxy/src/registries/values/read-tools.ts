import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { cleanText } from './clean-text.js';
import { isObject } from '../../core/is-object.js';

const maxTools = 500;

/** The tools that a row lists, as names or as `{name, description}`. */
export function readTools(value: unknown): ServiceRecord['tools'] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, maxTools).flatMap((entry: unknown) => {
    const tool = isObject(entry) ? entry : { name: entry };
    const name = cleanText(tool['name'], { maxLength: 128 });
    if (name === undefined) return [];
    const description = cleanText(tool['description'], { maxLength: 1_000, isOneLine: false });
    return [description === undefined ? { name } : { name, description }];
  });
}
