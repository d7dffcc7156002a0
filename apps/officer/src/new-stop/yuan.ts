const YUAN = /^(\d{1,16})(?:\.(\d{0,2}))?$/;
const WIDE = /[０-９．]/g;
const WIDE_OFFSET = 0xfee0;

/** What a person types for an amount, in fen; undefined while it is none. No float on the way. */
export function fenOf(typed: string): string | undefined {
  const plain = typed.replace(WIDE, (digit) => String.fromCharCode(digit.charCodeAt(0) - WIDE_OFFSET)).replace(/[,，\s¥￥元]/g, '');
  const [, whole, fraction = ''] = YUAN.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const fen = BigInt(`${whole}${fraction.padEnd(2, '0')}`);
  return fen > 0n && fen.toString().length <= 18 ? fen.toString() : undefined;
}

/** 5000000 → "50000.00", as it may be typed on. */
export function yuanOf(fen: string): string {
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
