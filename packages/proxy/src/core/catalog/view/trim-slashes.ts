/** Without slashes at its end. By steps: a pattern would look at each slash of many again and again. */
export function trimSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 47) end -= 1;
  return text.slice(0, end);
}
