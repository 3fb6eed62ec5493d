import { findInCauses } from '../../network/find-in-causes.js';

const replacement = '[redacted]';
/** Anything shorter is found in every other text, and is hardly a secret. */
const minimumLength = 4;

/** Forms that are kept of secrets that came later: some of each of the last ones. */
const maximumLearned = 64;

/** Takes the credentials of one session out of what its service says, for all that is not the result of a tool. */
export interface Redactor {
  /** More that it must not let through; the oldest of what it has learned is forgotten in time. */
  learn(secrets: readonly string[]): void;
  text(text: string): string;
  /** Texts and names of members, however deep; the nesting has to be bounded already. */
  value(value: unknown): unknown;
  /** An error that is fit to be a `cause`: the same one, where it says nothing that it must not. */
  error(error: unknown): unknown;
}

/** Knows each secret as it is, and as JSON, an address or a page writes it. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const first = usable(secrets);
  let learned: string[] = [];
  let pattern = toPattern(first);

  const redactText = (text: string): string =>
    pattern === undefined ? text : text.replaceAll(pattern, replacement);

  const redactValue = (value: unknown): unknown => {
    if (typeof value === 'string') return redactText(value);
    if (Array.isArray(value)) return value.map(redactValue);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [redactText(name), redactValue(member)]),
    );
  };

  return {
    learn: (more) => {
      const known = new Set([...first, ...learned]);
      const fresh = usable(more).filter((form) => !known.has(form));
      if (fresh.length === 0) return;
      learned = [...learned, ...fresh].slice(-maximumLearned);
      pattern = toPattern([...first, ...learned]);
    },
    text: redactText,
    value: (value) => (pattern === undefined ? value : redactValue(value)),
    error: (error) => {
      // A parser's error quotes a piece of what it read, which may be a piece of a secret.
      const isParsing = findInCauses(error, (found) => found instanceof SyntaxError || undefined);
      if (isParsing) return new SyntaxError('What came is not valid JSON.');
      const isTelling = findInCauses(
        error,
        (found) => redactText(found.message) !== found.message || undefined,
      );
      return isTelling && error instanceof Error ? new Error(redactText(error.message)) : error;
    },
  };
}

function usable(secrets: readonly string[]): string[] {
  return [...new Set(secrets.flatMap(formsOf))].filter((form) => form.length >= minimumLength);
}

function toPattern(forms: readonly string[]): RegExp | undefined {
  if (forms.length === 0) return undefined;
  // The longest first: a secret may be the beginning of another one.
  const patterns = forms.toSorted((a, b) => b.length - a.length).map(escapePattern);
  // Media types and host names come in lower case, whatever was sent.
  return new RegExp(patterns.join('|'), 'gi');
}

function formsOf(secret: string): string[] {
  const bare = secret.trim();
  const page = bare
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return [
    bare,
    JSON.stringify(bare).slice(1, -1),
    encodeURIComponent(bare),
    page,
    page.replaceAll("'", '&#39;'),
    page.replaceAll("'", '&#x27;'),
  ];
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
