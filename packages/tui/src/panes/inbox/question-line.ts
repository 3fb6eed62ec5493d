/** One line of what a question says, safe to show and no wider than its pane. */
export interface QuestionLine {
  text: string;
  role: 'text' | 'muted' | 'heading' | 'accent' | 'warning';
}
