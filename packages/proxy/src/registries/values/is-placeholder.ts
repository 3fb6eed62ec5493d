const opening = /^(?:\$?\{|\$\w+$|<|\[|\.{3}|\*+$|x{3,}$|%\w+%$)/i;
const words =
  /^(?:pass(?:word|wd)?|pwd|secret|token|key|api[-_]?key|user(?:name)?|root|admin|postgres|none|null|undefined|true|false|string|required|optional|changeme|redacted)\d{0,4}$/i;
const speaking =
  /^(?:your|(?:my|the|some|put|insert|enter|example|sample|dummy|fake|test|demo|change|placeholder|replace|todo)(?:[-_ .]|$))|(?:^|[-_ .])(?:here|example|placeholder|your)(?:[-_ .]|$)/i;

/** Whether a text only stands for a credential: `{api_key}`, `<token>`, `YOUR_KEY`, `password`. */
export function isPlaceholder(text: string): boolean {
  const value = text.trim().replaceAll(/^["'`]|["'`]$/g, '');
  if (value.length > 300) return false;
  return (
    value === '' ||
    opening.test(value) ||
    words.test(value) ||
    speaking.test(value) ||
    // MY_API_KEY, XXXX-XXXX: a name in capitals, or one character over and over.
    /^[A-Z]+(?:_[A-Z]+)+$/.test(value) ||
    // ghp_xxxxxxxx, eyJhbGci...: its beginning, and nothing after it.
    /(.)\1{5}$|\.{3}$|…$/.test(value)
  );
}
