import { signatureOf } from './rules/banks';
import { readAmounts } from './rules/amounts';
import { normalise } from './normalise';

/**
 * Cuts a paste of several messages into one text each: at empty lines, and at lines where every line is a bank's message of its own.
 * A receipt whose fields are spread over blocks stays whole: each piece must tell an amount.
 * @returns the pieces as they stand in the text; the text itself when it is one.
 */
export function splitPaste(pasted: string): readonly string[] {
  for (const separator of [/\n[ \t]*\n+/, /\n/]) {
    const pieces = pasted.split(separator).map((piece) => piece.trim()).filter((piece) => piece !== '');
    if (pieces.length > 1 && pieces.every((piece) => isAMessage(piece))) return pieces;
  }
  return [pasted];
}

function isAMessage(piece: string): boolean {
  const plain = normalise(piece);
  return readAmounts(plain).length > 0 && signatureOf(plain) !== undefined;
}
