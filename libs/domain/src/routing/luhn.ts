const CARD = /^\d{12,19}$/;

/** @returns whether a card number's check digit is right; undefined for what is no card number. A hint only: real cards fail it. */
export function passesLuhn(accountNumber: string): boolean | undefined {
  if (!CARD.test(accountNumber)) return undefined;
  const sum = [...accountNumber].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
