import type { BankOperations } from '@paystop/connector-kit';
import { WRITE_ORDER } from './write-order';

/** All eight actions have one form in rest-v1. */
export const OPERATIONS: BankOperations = {
  query: WRITE_ORDER, stop: WRITE_ORDER, extend: WRITE_ORDER, release: WRITE_ORDER,
  freeze: WRITE_ORDER, renew: WRITE_ORDER, unfreeze: WRITE_ORDER, return: WRITE_ORDER,
};
