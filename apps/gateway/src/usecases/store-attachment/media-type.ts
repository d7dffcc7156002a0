type Signature = (bytes: Buffer) => boolean;

const startsWith = (...start: readonly number[]): Signature => (bytes) => bytes.subarray(0, start.length).equals(Buffer.from(start));
const textAt = (offset: number, text: string): Signature => (bytes) => bytes.subarray(offset, offset + text.length).toString('latin1') === text;

/** What papers may be, told by their first bytes: a name or a header can say anything (contract.md 2). */
const SIGNATURES: readonly (readonly [string, Signature])[] = [
  ['image/jpeg', startsWith(0xff, 0xd8, 0xff)],
  ['image/png', startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/webp', (bytes) => textAt(0, 'RIFF')(bytes) && textAt(8, 'WEBP')(bytes)],
  ['application/pdf', textAt(0, '%PDF-')],
];

export function mediaTypeOf(bytes: Buffer): string | undefined {
  return SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
}
