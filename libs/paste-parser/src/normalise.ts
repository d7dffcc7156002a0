const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

const SINGLES: Readonly<Record<string, string>> = {
  '￥': '¥', '　': ' ', '\u00a0': ' ', '\t': ' ', '\r': ' ', '−': '-', '–': '-', '—': '-', '•': '*', '●': '*', '∗': '*', '✱': '*', '＊': '*', '﹡': '*', '、': ',',
};

/**
 * One spelling for what keyboards and text recognition write in several. Every character is replaced by exactly one, so that a position
 * in the result is the same position in what was pasted.
 */
export function normalise(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const code = text.charCodeAt(index);
    const wide = code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST;
    result += SINGLES[character] ?? (wide ? String.fromCharCode(code - FULL_WIDTH_OFFSET) : character);
  }
  return result;
}
