/** About how many tokens a model reads for what is written as JSON: four characters each, and one each outside ASCII. */
export function estimateTokens(value: unknown): number {
  const text = JSON.stringify(value) ?? '';
  const others = text.match(/[^\u0000-\u007f]/gu)?.length ?? 0;
  return Math.ceil((text.length - others) / 4 + others);
}
