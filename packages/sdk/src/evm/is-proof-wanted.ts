/** Whether an answer may hold a refusal for want of a proof: worth a look, which is loaded for it. */
export function isProofWanted(text: string): boolean {
  return /EVMAUTH_PROOF_(?:MISSING|EXPIRED)/.test(text);
}
