import type { ServiceInput } from '@nanda/protocol';
import { isPlaceholder } from '../values/is-placeholder.js';
import { looksSecret } from '../values/looks-secret.js';
import { readMember } from '../values/read-member.js';
import { readTemplates } from '../values/read-templates.js';
import { readText, type TextReading } from '../values/read-text.js';

const maxChoices = 64;
const maxLength = 1_024;
const formats = ['string', 'number', 'boolean', 'filepath'] as const;
/** What stands before a credential: a scheme, an option, a name. */
const prefixes = /^(?:(?:bearer|basic|token)\s+|-{1,2}[\w-]+(?:=|\s+)|\w+=)/i;
/** Nothing but words that are no credential themselves. */
const schemes = /^(?:[\s:=,;"']|\b(?:bearer|basic|token|digest|key|api-?key|app|jwt)\b)*$/i;

export interface InputContext {
  /** Cleaned already. */
  readonly name: string;
  /** `always`: by its place, whatever the row says; `likely`: where the row does not say. @default by its name */
  readonly secrecy?: 'always' | 'likely';
}

export interface InputFacts {
  /** Without variables. */
  readonly input: ServiceInput;
  /** What stands in braces in its value. */
  readonly names: readonly string[];
  /** True where a credential was left out. */
  readonly wasScrubbed: boolean;
}

interface ValueFacts {
  readonly text?: string | undefined;
  readonly names?: readonly string[];
  /** What stood in its place, to be shown as an example. */
  readonly hint?: string;
  /** True where it held what by its form is a credential. */
  readonly wasScrubbed?: boolean;
}

/** Reads one thing that a service wants to be given. What a registry has published as a secret's value is left out. */
export function readInputFacts(
  source: Record<string, unknown>,
  { name, secrecy }: InputContext,
): InputFacts {
  const declared = readMember(source, 'isSecret');
  const isSecret =
    secrecy === 'always' ||
    declared === true ||
    // Old rows have a whole piece of the command line for a name: `-e API_TOKEN`.
    (declared !== false && (secrecy === 'likely' || (!/\s/.test(name) && looksSecret(name))));
  const told = readText(source['description'], { maxLength: 1_000 });
  const value = readFixed(source['value'], isSecret);
  const preset = readPlain(source['default'], isSecret);
  const example = readPlain(source['placeholder'], false);
  const listed = Array.isArray(source['choices']) ? source['choices'].slice(0, maxChoices) : [];
  const choices = listed.flatMap((choice: unknown) => readPlain(choice, isSecret).text ?? []);
  const format = formats.find((word) => word === source['format']);
  const placeholder = example.text ?? value.hint ?? preset.hint;
  return {
    input: {
      name,
      ...(told.text === undefined ? {} : { description: told.text }),
      ...(readMember(source, 'isRequired') === true ? { isRequired: true } : {}),
      ...(isSecret || value.wasScrubbed === true ? { isSecret: true } : {}),
      ...(format === undefined ? {} : { format }),
      ...(preset.text === undefined ? {} : { default: preset.text }),
      ...(placeholder === undefined ? {} : { placeholder }),
      ...(value.text === undefined ? {} : { value: value.text }),
      ...(choices.length === 0 ? {} : { choices }),
    },
    names: value.names ?? [],
    wasScrubbed: [told, value, preset, example].some((facts) => facts.wasScrubbed === true),
  };
}

/** A fixed value stays where no part of it is a secret of its own: `Bearer {token}`, not `Bearer abc`. */
function readFixed(value: unknown, isSecret: boolean): ValueFacts {
  const source = readValue(value);
  if (source.wasScrubbed) return { wasScrubbed: true };
  if (source.text === undefined) return {};
  const { text, names } = readTemplates(source.text);
  const literal = text.replaceAll(/\{[\w.-]+\}/g, ' ').trim();
  if (!isSecret || schemes.test(literal)) return { text, names };
  return isPlaceholder(literal.replace(prefixes, '')) ? { hint: text } : { wasScrubbed: true };
}

function readPlain(value: unknown, isSecret: boolean): ValueFacts {
  const { text, wasScrubbed } = readValue(value);
  if (wasScrubbed) return { wasScrubbed };
  if (text === undefined || !isSecret) return { text };
  return isPlaceholder(text.replace(prefixes, '')) ? { hint: text } : { wasScrubbed: true };
}

function readValue(value: unknown): TextReading {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return readText(text, { maxLength, isValue: true });
}
