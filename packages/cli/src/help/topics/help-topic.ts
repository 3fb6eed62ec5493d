/** Rows under headings; the first column says what is explained. Cells are text with `code` in backticks. */
export interface TopicTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Lines that are shown as they are: a file, or what to type. */
export interface TopicCode {
  readonly code: string;
}

/** Short statements, one under the other. Text with `code` in backticks. */
export interface TopicList {
  readonly items: readonly string[];
}

/** A string is a paragraph: text with `code` in backticks. */
export type TopicPart = string | TopicTable | TopicCode | TopicList;

export interface TopicSection {
  /** Nothing for what stands at the beginning. */
  readonly title?: string;
  readonly parts: readonly TopicPart[];
}

/** What `nanda help <name>` explains: data, of which the terminal, the man page and the reference are made. */
export interface HelpTopic {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly sections: readonly TopicSection[];
}
