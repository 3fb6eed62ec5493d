const maxNames = 32;
/** `{name}`, and what clients write for it: `${name}`, `{{name}}`, `${input:name}`, `${env:NAME}`. */
const variants = /\$?\{\{?\s{0,4}(?:(?:input|env):)?([A-Za-z_][\w.-]{0,63})\s{0,4}\}?\}/g;

export interface TemplateReading {
  /** The text with every variable as `{name}`. */
  readonly text: string;
  /** The names, each once. */
  readonly names: readonly string[];
}

/** Finds what has to be filled into a text. */
export function readTemplates(source: string): TemplateReading {
  const names = new Set<string>();
  const text = source.replaceAll(variants, (_whole, name: string) => {
    if (names.size < maxNames) names.add(name);
    return `{${name}}`;
  });
  return { text, names: [...names] };
}
