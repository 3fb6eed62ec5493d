import { indent } from './indent.js';
import type { JoinedType, TypeNode } from './type-node.js';

const longestLine = 72;

/** Writes a type. One that begins with a line break is a union over several lines. */
export function printType(node: TypeNode): string {
  if (node.kind === 'plain') return node.text;
  if (node.kind === 'array') {
    return `${node.isReadonly ? 'readonly ' : ''}${printOperand(node.element)}[]`;
  }
  return node.kind === 'union' ? printUnion(node) : node.members.map(printOperand).join(' & ');
}

function printUnion({ members }: JoinedType): string {
  const texts = members.map((member) =>
    member.kind === 'intersection' ? printOperand(member) : printType(member),
  );
  const line = texts.join(' | ');
  if (line.length <= longestLine || texts.length < 2) return line;
  return texts.map((text) => `\n${indent(`| ${text}`)}`).join('');
}

function printOperand(node: TypeNode): string {
  const text = printType(node);
  if (node.kind === 'plain' && node.isOperation !== true) return text;
  return text.startsWith('\n') ? `(${text}\n)` : `(${text})`;
}
