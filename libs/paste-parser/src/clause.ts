const SEPARATORS = /[,。;!?\n【】[\]]/;
const LOOK_BACK = 40;

/**
 * What stands before a position in the same clause. On a receipt the label has a line of its own above the value; then that line is it.
 * @param text normalised.
 */
export function clauseBefore(text: string, position: number): string {
  const window = text.slice(Math.max(0, position - LOOK_BACK), position);
  const pieces = window.split(SEPARATORS);
  const clause = pieces.at(-1) ?? '';
  if (clause.trim() !== '' || !window.trimEnd().endsWith(pieces.at(-2)?.trimEnd() ?? '\u0000') || !window.includes('\n')) return clause;
  return pieces.at(-2) ?? '';
}

/** The text with what stands in round brackets blanked: 收入(跨行转出) is an income. */
export function withoutBrackets(text: string): string {
  return text.replace(/\([^()\n]*\)/g, (inside) => ' '.repeat(inside.length));
}
