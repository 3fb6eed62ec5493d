/** Where a field's value is put: names of properties from the root of the parameters. Empty for the whole. */
export type FieldPath = readonly string[];

/** What every field has. All of it is plain JSON. */
interface FieldBase {
  /** Its path as one text, unlike that of every other field: `filter.status`. */
  readonly key: string;
  readonly path: FieldPath;
  /** Of the service: to be sanitised where it is shown. */
  readonly label: string;
  /** Its part of the schema. `$ref`s in it look into the schema of the form. */
  readonly schema: unknown;
  /** Whether the object that it is in asks for it. */
  readonly isRequired: boolean;
  /** Whether it has been left once: what is wrong with it is then said. */
  readonly isTouched: boolean;
  /** What is wrong with what is in it, in words that follow its name; kept, because to find it out may take time. */
  readonly problem?: string;
}

/** A line of text, where its cursor is between two of its graphemes, in UTF-16 units. */
export interface EditedText {
  readonly text: string;
  readonly cursor: number;
}

/** Typed text: a string, a number, JSON, or whatever the schema makes of it. */
export interface TextField extends FieldBase, EditedText {
  readonly kind: 'text';
  /** What the text is read as: `any` is for the schema to say. */
  readonly as: 'string' | 'number' | 'json' | 'any';
  readonly isSecret: boolean;
  /** Sent as the empty text or as null, while nothing is typed. */
  readonly instead?: 'empty' | 'null';
}

/** Yes, no, or nothing said. */
export interface BooleanField extends FieldBase {
  readonly kind: 'boolean';
  readonly value: boolean | 'unset';
}

/** A value that may be chosen, and how it is called. */
export interface Choice {
  readonly value: unknown;
  /** Of the service: to be sanitised where it is shown. */
  readonly label: string;
}

/** One of several values. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  /** Chooses which of several forms this is, and is no parameter itself. */
  readonly isVariant: boolean;
  readonly choices: readonly Choice[];
  /** Its place among the choices; -1 for none. */
  readonly chosen: number;
  /** Whether the choices are listed below it. */
  readonly isOpen: boolean;
  /** The letters that it was looked for by. */
  readonly sought: string;
}

/** Any number of several values. */
export interface ChoicesField extends FieldBase {
  readonly kind: 'choices';
  readonly choices: readonly Choice[];
  /** Places among the choices, ascending. */
  readonly chosen: readonly number[];
  /** The choice that space would take or leave. */
  readonly current: number;
  readonly isOpen: boolean;
  readonly sought: string;
}

/** A list of plain values, a row each. Rows that are empty are not sent; there is always one. */
export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly rows: readonly EditedText[];
  /** The row with the cursor. */
  readonly row: number;
  readonly isSecret: boolean;
}

/** A line of the form that can have the focus. */
export type FormField = TextField | BooleanField | ChoiceField | ChoicesField | ListField;
