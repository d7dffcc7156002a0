import { freshAccount } from '../product/stop-bodies';
import type { Amount } from '../product/views';
import type { Flow } from './flow';
import { fen } from './keeping';

interface Address {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** What is booked on the account, in order: a victim of ICBC pays in, cash is drawn, money goes on to an account. Amounts in fen. */
export type Booking = { readonly paidIn: number } | { readonly cash: number } | { readonly onTo: Address; readonly fen: number };

/** A victim's payment, as they report it. */
export interface Payment {
  readonly amount: Amount;
  readonly from: Address;
  readonly transferredAt: string;
  readonly bankReference: string;
  readonly [field: string]: unknown;
}

const FIRST_AGO_MS = 30 * 60_000;
const APART_MS = 5 * 60_000;

/** Books it at the banks. @returns the account at CMB and the victims' payments. */
export async function playMuleAccount(flow: Flow, ...bookings: readonly Booking[]): Promise<{ readonly mule: string; readonly payments: readonly Payment[] }> {
  const mule = freshAccount();
  const at = (index: number): string => new Date(Date.now() - FIRST_AGO_MS + index * APART_MS).toISOString();
  await flow.banks.seed('CMB', { accountNumber: mule, accountName: '李四', balance: fen(0) });
  const payments = bookings.flatMap((booking, index): Payment[] =>
    'paidIn' in booking ? [{ amount: fen(booking.paidIn), from: { institutionCode: 'ICBC', accountNumber: freshAccount(), accountName: '王小明' }, transferredAt: at(index), bankReference: `${mule}-${String(index)}` }] : []);
  for (const { from, amount } of payments) await flow.banks.seed('ICBC', { accountNumber: from.accountNumber, accountName: from.accountName, balance: amount });
  for (const booking of bookings) if ('onTo' in booking) await flow.banks.seed(booking.onTo.institutionCode, { accountNumber: booking.onTo.accountNumber, accountName: booking.onTo.accountName, balance: fen(0) });
  const address = ({ institutionCode, accountNumber }: Omit<Address, 'accountName'>): object => ({ institutionCode, accountNumber });
  const account = address({ institutionCode: 'CMB', accountNumber: mule });
  await flow.banks.move(bookings.map((booking, index) => {
    const bankReference = `${mule}-${String(index)}`;
    const payment = payments.find((each) => each.bankReference === bankReference);
    if (payment !== undefined) return { from: address(payment.from), to: account, amount: payment.amount, at: payment.transferredAt, bankReference };
    const out = 'onTo' in booking ? { to: address(booking.onTo), amount: fen(booking.fen), channel: 'mobile_banking' } : { to: null, amount: fen('cash' in booking ? booking.cash : 0), channel: 'atm' };
    return { from: account, ...out, at: at(index), bankReference };
  }));
  return { mule, payments };
}
