import type { FieldPath, FormField } from './form-field.js';

/** An object of the parameters whose properties are fields of their own. */
export interface FormGroup {
  readonly path: FieldPath;
  readonly schema: unknown;
  /** Whether the object that it is in asks for it. */
  readonly isRequired: boolean;
}

/** Something that is wrong with a field, or with the whole. */
export interface FormFault {
  /** The key of the field; `''` for the whole. */
  readonly key: string;
  /** Words that follow its name. */
  readonly problem: string;
}

/**
 * A form that is being filled in. Plain JSON, so that it can be kept. It holds what is typed into secret fields: only
 * `previewForm` gives what may be shown of it.
 */
export interface FormState {
  /** The JSON Schema that it was made from. */
  readonly schema: unknown;
  readonly title?: string;
  /** What fields are called: as the schema writes them, or by the titles it gives them. */
  readonly labels: 'names' | 'titles';
  /**
   * What becomes of it. An `answer` cannot be taken back, so Enter leads through every field of it; and whoever asks
   * expects the defaults that were shown, while a tool that is called knows its own.
   */
  readonly purpose: 'call' | 'answer';
  /** Names that are secret whatever the schema says. */
  readonly secrets: readonly string[];
  readonly fields: readonly FormField[];
  /** Outer ones first. */
  readonly groups: readonly FormGroup[];
  /** The field with the cursor; -1 where the form has none. */
  readonly focused: number;
  /** Whether it was to be submitted once: what is missing is said from then on. */
  readonly hasBeenTried: boolean;
  /** Whether the last event submitted it, and nothing is wrong. Whoever shows the form acts on it. */
  readonly isSubmitted: boolean;
  /** What was wrong with how the fields go together when it was submitted; none once something has changed. */
  readonly faults: readonly FormFault[];
}
