/**
 * Takes the namespace away that thousands of names share only because of where their code lies:
 * `io.github.someone/weather` is not about GitHub.
 */
export function stripHostNamespace(text: string): string {
  return text.replace(/\b(?:io|com)\.github\./gi, '');
}
