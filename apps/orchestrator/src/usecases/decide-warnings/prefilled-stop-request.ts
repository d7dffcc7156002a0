import type { WarningRecord } from '@paystop/domain';

/**
 * The stop-payment request that a warning leads to, as far as it is known; what is missing the officer adds.
 * It goes to somebody who may act for the warning's unit, so the alert's account and transfer stand in clear.
 */
export function prefilledStopRequest(warning: WarningRecord, now: string): object {
  const { subject, account, transfer } = warning;
  const to = account === null ? undefined : {
    ...(account.institutionCode === null ? {} : { institutionCode: account.institutionCode }),
    accountNumber: account.accountNumber,
    ...(account.accountName === null ? {} : { accountName: account.accountName }),
  };
  return {
    reportedAt: now, fraudType: 'other', summary: warning.reason, unit: warning.unit,
    victim: { ...(subject.name === null ? {} : { name: subject.name }), ...(subject.phone === null ? {} : { phone: subject.phone }) },
    transfers: transfer === null ? (to === undefined ? [] : [{ transferId: 't1', to }]) : [transfer],
  };
}
