/** A value in a text, and where it stands. */
export type JsonNode =
  | {
      readonly kind: 'value';
      readonly start: number;
      readonly end: number;
      readonly value: unknown;
    }
  | {
      readonly kind: 'array';
      readonly start: number;
      readonly end: number;
      readonly items: readonly JsonNode[];
    }
  | JsonObject;

export interface JsonObject {
  readonly kind: 'object';
  readonly start: number;
  /** Behind the closing brace. */
  readonly end: number;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: string;
  /** Where the key begins. */
  readonly start: number;
  readonly value: JsonNode;
  /** Where the comma is that follows; undefined where there is none. */
  readonly comma: number | undefined;
}
