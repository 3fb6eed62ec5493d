/** Moves lines one step to the right. Nothing that we print has a line break inside of a literal. */
export function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gmu, '  ');
}
