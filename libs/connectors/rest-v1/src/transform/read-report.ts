import { type BankReport, readJsonReport } from '@paystop/connector-kit';

/** @returns the report of a callback; `processing` is no callback. */
export function readCallbackReport(body: string): BankReport | undefined {
  const read = readJsonReport(body);
  return read === 'processing' ? undefined : read;
}
