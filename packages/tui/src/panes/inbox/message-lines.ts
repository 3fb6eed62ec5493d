import type { QuestionLine } from './question-line.js';
import type { Question } from './question.js';

const mostMessages = 100;

/** What a model is asked: who is spoken to, what has been said, and how long the answer may be. */
export function messageLines(request: Question['request']): readonly QuestionLine[] {
  const { systemPrompt, messages, maxTokens } = request;
  const all: readonly unknown[] = Array.isArray(messages) ? messages : [];
  const shown = all.slice(-mostMessages);
  const left = all.length - shown.length;
  return [
    { text: 'It asks for a message of a model. You write it.', role: 'text' },
    ...(typeof systemPrompt === 'string' && systemPrompt !== ''
      ? section('The model is told', systemPrompt)
      : []),
    ...(left > 0 ? [{ text: `and ${left} messages before`, role: 'muted' } as const] : []),
    ...shown.flatMap(describeMessage),
    ...(typeof maxTokens === 'number'
      ? [{ text: `No more than ${maxTokens} tokens.`, role: 'muted' } as const]
      : []),
  ];
}

function describeMessage(message: unknown): readonly QuestionLine[] {
  const { role, content } = (message ?? {}) as { role?: unknown; content?: unknown };
  const who = role === 'assistant' ? 'The model said' : 'The user says';
  return section(who, [content].flat().map(describeBlock).join('\n'));
}

function section(title: string, text: string): readonly QuestionLine[] {
  return [
    { text: `${title}:`, role: 'heading' },
    { text, role: 'text' },
  ];
}

function describeBlock(block: unknown): string {
  const { type, text, mimeType } = (block ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof text === 'string') return text;
  if (type === 'image' || type === 'audio') {
    return `[${type}${typeof mimeType === 'string' ? `, ${mimeType.slice(0, 100)}` : ''}]`;
  }
  return JSON.stringify(block) ?? '';
}
