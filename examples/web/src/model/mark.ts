/** A word or two about a service. Never colour alone: the text says it too. */
export interface Mark {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'caution' | 'bad';
  /** More about it, for who points at it. */
  readonly explanation?: string | undefined;
}
