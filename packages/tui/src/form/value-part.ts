/** A piece of a row, and what it is: how it looks is for the theme to say. Its text is safe to show. */
export interface ValuePart {
  readonly text: string;
  readonly role: 'text' | 'muted' | 'accent' | 'selection' | 'danger' | 'cursor';
}
