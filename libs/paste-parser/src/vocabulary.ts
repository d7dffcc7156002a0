/** Words of the stop-payment request that a reading fills (the outward contract, 2). */
export type TransferChannel = 'mobile_banking' | 'online_banking' | 'counter' | 'atm' | 'third_party' | 'pos' | 'other';

export interface PaymentOrder {
  readonly kind: 'order_number' | 'bank_serial' | 'pos_serial';
  readonly value: string;
}
