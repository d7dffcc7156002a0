import type { BankOperation, PersonConnector } from '@paystop/connector-kit';

/** What the operator reads out on the phone or puts on the fax. */
const READ_OUT: BankOperation = { write: (order) => JSON.stringify(order) };

/** A bank without a machine: an operator calls, and enters the answer with POST /instructions/{id}/outcome. */
export const manualConnector: PersonConnector = {
  protocol: 'manual',
  transport: 'person',
  operations: {
    query: READ_OUT, stop: READ_OUT, extend: READ_OUT, release: READ_OUT, freeze: READ_OUT, renew: READ_OUT, unfreeze: READ_OUT, return: READ_OUT,
  },
};
