import type { BankOperation } from '@paystop/connector-kit';

/** Our own protocol takes the order as it is (contract.md 4.1): the JSON text is fixed here, once. */
export const WRITE_ORDER: BankOperation = { write: (order) => JSON.stringify(order) };
