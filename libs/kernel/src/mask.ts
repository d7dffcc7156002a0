/** How personal data are shown to whoever may not see them in clear (contract-details 1). */
const SHOWN_AT_START = 6;
const SHOWN_AT_END = 4;
const SHORT_LENGTH = 10;
const SHOWN_OF_SHORT = 2;
const PHONE = /^(?:\+?86)?1[3-9]\d{9}$/;

function hide(text: string, start: number, end: number): string {
  const characters = [...text];
  const hidden = Math.max(0, characters.length - start - end);
  return characters.slice(0, start).join('') + '*'.repeat(hidden) + characters.slice(start + hidden).join('');
}

/** First 6 and last 4 shown; of 10 or fewer characters only the last 2. */
export function maskNumber(text: string): string {
  const length = [...text].length;
  return length <= SHORT_LENGTH ? hide(text, 0, Math.min(SHOWN_OF_SHORT, length)) : hide(text, SHOWN_AT_START, SHOWN_AT_END);
}

/** An account number; a phone or e-mail used as an account is masked as such. */
export function maskAccount(text: string): string {
  if (text.includes('@')) return maskEmail(text);
  return PHONE.test(text) ? maskPhone(text) : maskNumber(text);
}

export function maskName(text: string): string {
  return text === '' ? '' : `${[...text][0] ?? ''}*`;
}

export function maskPhone(text: string): string {
  return [...text].length <= 7 ? maskNumber(text) : hide(text, 3, 4);
}

export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return `${maskName(text.slice(0, at))}${text.slice(at)}`;
}
