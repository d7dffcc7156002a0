import { maskAccount, maskName, maskNumber, maskPhone } from '@paystop/kernel';

/** Whether personal data are shown in clear or masked (contract-details 1). */
export type Visibility = 'masked' | 'clear';

export interface Shown {
  account(text: string): string;
  name(text: string): string;
  phone(text: string): string;
  number(text: string): string;
}

const CLEAR: Shown = { account: (text) => text, name: (text) => text, phone: (text) => text, number: (text) => text };
const MASKED: Shown = { account: maskAccount, name: maskName, phone: maskPhone, number: maskNumber };

export function shownAs(visibility: Visibility): Shown {
  return visibility === 'clear' ? CLEAR : MASKED;
}
