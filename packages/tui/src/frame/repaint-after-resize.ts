/** {@link repaintAfterResize}'s argument. */
export interface RepaintAfterResizeOptions {
  stdout: {
    write(text: string): unknown;
    on(event: 'resize', listener: () => void): unknown;
    off(event: 'resize', listener: () => void): unknown;
  };
  /** Another program may have the terminal: nothing is done to its screen. */
  hold: { readonly isLent: boolean };
  /** Forgets what is drawn, and draws all of it, from where the cursor is. */
  repaint: () => void;
  /** Milliseconds without a change until it is painted anew. Default 80. */
  delay?: number;
}

const eraseScreen = '\u001b[2J\u001b[H';

/**
 * Paints the whole screen anew when the terminal has had its size for a moment. What a terminal does to the lines that it has
 * no room for is its own affair: what is drawn on top of them, by what has changed alone, leaves pieces of them behind.
 *
 * Gives the function that stops it.
 */
export function repaintAfterResize(options: RepaintAfterResizeOptions): () => void {
  const { stdout, hold, repaint, delay = 80 } = options;
  let timer: NodeJS.Timeout | undefined;

  function paint(): void {
    if (hold.isLent) return;
    stdout.write(eraseScreen);
    repaint();
  }

  function listener(): void {
    clearTimeout(timer);
    timer = setTimeout(paint, delay);
  }

  stdout.on('resize', listener);
  return () => {
    clearTimeout(timer);
    stdout.off('resize', listener);
  };
}
