/** Why a registry failed, without what the reader knows already and without advice: `cannot be reached: …`. */
export function shortenFailure(error: string, { registry }: { readonly registry: string }): string {
  const beginning = `The registry ${registry} `;
  const text = error.startsWith(beginning) ? error.slice(beginning.length) : error;
  return text.replace(/[.!]\s[\s\S]*$/, '').replace(/\.\s*$/, '');
}
