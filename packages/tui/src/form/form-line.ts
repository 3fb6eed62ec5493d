/** One row of a form's body. Numbers are places among the fields, their rows and their choices. */
export type FormLine =
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly depth: number;
      readonly isRequired: boolean;
    }
  | {
      readonly kind: 'field';
      readonly field: number;
      /** Whether it is to be said that it has to be filled in. */
      readonly isMissing: boolean;
    }
  | { readonly kind: 'row'; readonly field: number; readonly row: number }
  | { readonly kind: 'option'; readonly field: number; readonly option: number }
  /** One line of what is wrong with a field, safe to show. */
  | {
      readonly kind: 'problem';
      readonly field: number /** Not the rest of the line above. */;
      readonly isFirst: boolean;
      readonly text: string;
    };
