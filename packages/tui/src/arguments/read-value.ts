import type { JsonSchema } from '@nanda/protocol';

/** What a value is for; used in the message when it does not fit. */
export interface ReadValueOptions {
  schema: JsonSchema | undefined;
}

/**
 * Reads one typed word as the JSON Schema wants it: `007` stays text where the schema says string, and
 * is the number 7 where it says integer.
 *
 * Where the schema names no type, or several, the first that fits wins, text last. Gives undefined
 * when the word fits none.
 */
export function readValue(text: string, { schema }: ReadValueOptions): unknown {
  const declared = schema?.['type'];
  if (typeof declared === 'string') return readAs(text, declared);
  if (Array.isArray(declared)) {
    const types = declared.toSorted((a, b) => Number(a === 'string') - Number(b === 'string'));
    return types.map((type) => readAs(text, String(type))).find((value) => value !== undefined);
  }
  if (Array.isArray(schema?.['enum'])) {
    const choices: unknown[] = schema['enum'];
    return choices.find((choice) => String(choice) === text);
  }
  return readJson(text) ?? text;
}

function readAs(text: string, type: string): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return readNumber(text, { isInteger: type === 'integer' });
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'null':
      return text === 'null' ? null : undefined;
    case 'array': {
      const value = readJson(text);
      return Array.isArray(value) ? value : undefined;
    }
    case 'object': {
      const value = readJson(text);
      return typeof value === 'object' && !Array.isArray(value) ? (value ?? undefined) : undefined;
    }
    default:
      return readJson(text) ?? text;
  }
}

// An integer that a double cannot hold is refused, never rounded.
function readNumber(text: string, { isInteger }: { isInteger: boolean }): number | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return undefined;
  return isInteger && !Number.isInteger(value) ? undefined : value;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
