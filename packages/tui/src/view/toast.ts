/** Something that is said for a moment. Safe to show. */
export interface Toast {
  text: string;
  tone: 'success' | 'warning' | 'danger';
  /** Another one has another number: the owner of its timer takes back only its own. */
  number: number;
}
