/** A TypeScript type on its way to text. */
export type TypeNode = PlainType | JoinedType | ArrayType;

/** What is made of no other nodes: a name, a literal, an object, a tuple. */
export interface PlainType {
  readonly kind: 'plain';
  readonly text: string;
  /** How many alternatives stand behind a name. @default 1 */
  readonly size?: number | undefined;
  /** Whether it needs brackets beside operators. @default false */
  readonly isOperation?: boolean | undefined;
}

export interface JoinedType {
  readonly kind: 'union' | 'intersection';
  readonly members: readonly TypeNode[];
}

export interface ArrayType {
  readonly kind: 'array';
  readonly element: TypeNode;
  readonly isReadonly: boolean;
}
