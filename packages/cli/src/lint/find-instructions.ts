/** What poisoned descriptions have been seen to say. */
const suspicious: readonly RegExp[] = [
  /<\/?(?:important|system|secret|instructions?|hidden|admin|assistant|user_prompt)>/i,
  /\[\/?(?:INST|SYSTEM)\]|<\|im_(?:start|end)\|>/,
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,30}\b(?:previous|prior|above|all|other|earlier|system|user'?s?)\b[^.\n]{0,20}\b(?:instruction|prompt|rule|message|request|direction)s?\b/i,
  /\b(?:do not|don't|never|without)\s+(?:\w+\s+){0,2}(?:tell(?:ing)?|inform(?:ing)?|mention(?:ing)?|notify(?:ing)?|reveal(?:ing)?|show(?:ing)?|alert(?:ing)?)\b[^.\n]{0,30}\buser\b/i,
  /\b(?:hide|conceal|keep)\b[^.\n]{0,25}\bfrom the user\b/i,
  /\bbefore (?:using|calling|invoking) (?:this|any|other)(?: other)? tools?\b[^.\n]{0,60}\b(?:read|send|fetch|include|pass|call|invoke)\b/i,
  /\b(?:read|send|include|upload|pass|attach)\b[^.\n]{0,50}(?:~\/\.ssh|id_rsa|\.aws\/credentials|\.env\b|mcp\.json|\/etc\/passwd)/i,
  /\byou (?:are now|must now act as|will now act)\b/i,
  /\bexfiltrat(?:e|es|ing)\b/i,
];

/** The words of a text that are an order to a model behind the back of its user; undefined where there are none. */
export function findInstructions(text: string): string | undefined {
  const short = text.slice(0, 20_000);
  for (const pattern of suspicious) {
    const match = pattern.exec(short);
    if (match !== null) return match[0];
  }
  return undefined;
}
