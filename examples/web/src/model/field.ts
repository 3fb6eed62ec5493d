/** One parameter of a tool, as a person fills it in. */
export interface Field {
  /** The property in the tool's schema. */
  readonly name: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isRequired: boolean;
  readonly input: FieldInput;
  /** What is filled in before anybody types: the schema's default. */
  readonly initial: FieldValue;
}

/** What it is typed as. Whatever has no better one is typed as JSON. */
export type FieldInput =
  | { readonly type: 'text'; readonly isSecret: boolean }
  | {
      readonly type: 'number';
      readonly isInteger: boolean;
      readonly minimum?: number | undefined;
      readonly maximum?: number | undefined;
    }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly options: readonly unknown[] }
  | { readonly type: 'json' };

/**
 * What is in it: text as it was typed; of a choice the index of the option, as text; of a boolean true or
 * false. Empty text stands for nothing at all.
 */
export type FieldValue = string | boolean;
