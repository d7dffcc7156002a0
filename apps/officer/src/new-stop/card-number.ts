const GROUP = 4;
const CARD = /^\d{12,19}$/;

/** As a card shows its number: 6214 8312 3456 0008. What is no number of digits stays as it is. */
export function groupDigits(account: string): string {
  return /^\d+$/.test(account) ? (account.match(new RegExp(`\\d{1,${GROUP}}`, 'g')) ?? []).join(' ') : account;
}

/** What was typed or pasted, as the centre takes it: without the gaps. */
export function withoutGaps(typed: string): string {
  return typed.replace(/[\s-]+(?=\d)|\s+/g, '');
}

/** A hint only: real cards fail it. @returns undefined for what is no card number. */
export function checkDigitFits(account: string): boolean | undefined {
  if (!CARD.test(account)) return undefined;
  const sum = [...account].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
