/** What somebody typed, taken apart. */
export interface ParsedQuery {
  /** As it was typed, without surrounding space. */
  readonly text: string;
  /** The words to look for, as indexes hold them; each once. */
  readonly words: readonly QueryWord[];
  /** Words in quotation marks: they have to follow each other. */
  readonly phrases: readonly (readonly string[])[];
  /** Pairs of neighbouring words: services in which they are neighbours too are likelier meant. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Set where the text is a URL or a host: the address that it names. */
  readonly address?: string;
}

export interface QueryWord {
  readonly word: string;
  /** The parts of a compound word (`getForecast`: get, forecast), or none. */
  readonly parts: readonly string[];
  /**
   * For a compound: how many documents have to write it as one word for it to be looked for as one.
   * 0 for one whose parts alone say little (`self-hosted`). @default as many as make a word common
   */
  readonly oneFrom?: number;
  /** True for the word that may not be typed to its end yet. */
  readonly isLast: boolean;
}
