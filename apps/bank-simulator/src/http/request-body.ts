import type { IncomingMessage } from 'node:http';

/** @returns the whole body, or undefined when it is larger than allowed. Rejects when the connection ends early. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= maxBytes) pieces.push(piece);
    });
    request.on('end', () => resolve(size > maxBytes ? undefined : onePiece(pieces)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('the caller went away')));
  });
}

function onePiece(pieces: readonly Buffer[]): Buffer {
  const [first] = pieces;
  return pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
}
