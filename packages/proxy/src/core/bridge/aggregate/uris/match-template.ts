/** A template of URIs (RFC 6570), cut into what is fixed and what stands for something. */
export interface UriPattern {
  /** Fixed texts and expressions in turns; the first one is fixed, and may be empty. */
  readonly parts: readonly UriPart[];
  /** Characters that are fixed: of two templates that fit, the one with more of them says more. */
  readonly weight: number;
}

type UriPart = string | { readonly stops: string };

/** How much looking is left: about the characters that are compared. Counted down by whoever looks. */
export interface MatchBudget {
  steps: number;
}

const longestTemplate = 2048;
const longestUri = 8192;
const mostExpressions = 32;
/** Characters of a fixed text that are compared as fast as one of a value. */
const comparedAtOnce = 64;
/** What a part costs of a URI that has no length at all. */
const least = 64;

/** What ends the values of an expression, by its operator. */
const segment = '/?#';
const operators: Readonly<Record<string, string>> = {
  '+': '',
  '#': '',
  '/': '?#',
  '?': '',
  '&': '',
};

/**
 * Reads a template. Undefined where it fixes no scheme: it would fit URIs that are no business of its service.
 */
export function readTemplate(template: string): UriPattern | undefined {
  if (template.length > longestTemplate) return undefined;
  const parts: UriPart[] = [];
  let weight = 0;
  for (const [index, text] of template.split(/\{([^{}]*)\}/).entries()) {
    if (index % 2 === 0) {
      weight += text.length;
      parts.push(text);
    } else parts.push({ stops: operators[text[0] ?? ''] ?? segment });
  }
  const [first] = parts;
  const isBound = typeof first === 'string' && /^[A-Za-z][A-Za-z0-9+.-]*:/.test(first);
  return isBound && parts.length <= mostExpressions * 2 + 1 ? { parts, weight } : undefined;
}

/**
 * Whether a URI may have been made of a template. Services choose both, and how many there are: with nothing left of the
 * budget none fits.
 */
export function matchesTemplate(uri: string, { parts }: UriPattern, budget: MatchBudget): boolean {
  budget.steps -= 1;
  const [first] = parts;
  if (uri.length > longestUri || (typeof first === 'string' && !uri.startsWith(first)))
    return false;
  /** Marks where in the URI the parts so far may end. */
  let ends = new Uint8Array(uri.length + 1);
  ends[0] = 1;
  for (const part of parts) {
    budget.steps -= costOf(part, uri);
    if (budget.steps < 0) return false;
    ends = typeof part === 'string' ? afterText(uri, ends, part) : afterValue(uri, ends, part);
    if (!ends.includes(1)) return false;
  }
  return ends[uri.length] === 1;
}

function costOf(part: UriPart, uri: string): number {
  const length = typeof part === 'string' ? part.length : 0;
  return (uri.length + least) * (1 + Math.floor(length / comparedAtOnce));
}

function afterText(uri: string, starts: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const ends = new Uint8Array(uri.length + 1);
  for (let start = starts.indexOf(1); start >= 0; start = starts.indexOf(1, start + 1)) {
    if (uri.startsWith(text, start)) ends[start + text.length] = 1;
  }
  return ends;
}

function afterValue(
  uri: string,
  starts: Uint8Array,
  { stops }: { readonly stops: string },
): Uint8Array<ArrayBuffer> {
  const ends = new Uint8Array(uri.length + 1);
  let isOpen = false;
  for (let position = starts.indexOf(1); position <= uri.length; position += 1) {
    isOpen ||= starts[position] === 1;
    if (isOpen) ends[position] = 1;
    if (isOpen && stops.includes(uri.charAt(position))) isOpen = false;
  }
  return ends;
}
