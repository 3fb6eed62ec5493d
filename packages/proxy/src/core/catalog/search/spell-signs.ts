const signs: Readonly<Record<string, string>> = { 'c++': 'cpp', 'c#': 'csharp', 'f#': 'fsharp' };

/** A text in which names that live by their signs are words of their own: `C++` is `cpp`, and not `c`. */
export function spellSigns(text: string): string {
  if (!text.includes('++') && !text.includes('#')) return text;
  return text.replace(
    /(?<![\p{L}\p{N}])(?:c\+\+|[cf]#)(?![\p{L}\p{N}])/giu,
    (sign) => signs[sign.toLowerCase()] ?? sign,
  );
}
