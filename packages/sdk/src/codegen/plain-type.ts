import type { PlainType } from './type-node.js';

export function plainType(text: string): PlainType {
  return { kind: 'plain', text };
}
