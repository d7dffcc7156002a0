import type { FraudAlert } from '@paystop/contracts';
import type { CaseRecord, InstructionRecord, NextVictimPolicy, Payer } from '@paystop/domain';

/** What PayStop's own alerts are called among those of models, telecoms and banks. */
const SOURCE = 'paystop:next-victim';

/** A payer of a stopped account as a potential victim who does not know yet; the team is that of the case. */
export function payerAlert(
  payer: Payer,
  { alertId, now, record, stop, policy, institution }: {
    readonly alertId: string; readonly now: string; readonly record: CaseRecord; readonly stop: InstructionRecord; readonly policy: NextVictimPolicy;
    /** The payer's bank, where it is known. */
    readonly institution: string | undefined;
  },
): FraudAlert {
  const { accountNumber, accountName, lastCredit } = payer;
  const named = { accountNumber, ...(accountName === null ? {} : { accountName }) };
  const { institutionCode, accountNumber: to, accountName: toName } = stop.target;
  const isWhole = institution !== undefined && accountName !== null && institutionCode !== null && to !== null && toName !== null;
  return {
    alertId, source: SOURCE, kind: 'potential_victim', riskScore: policy.riskScore, raisedAt: now, unit: record.unit,
    ...(accountName === null ? {} : { subject: { name: accountName } }),
    account: { ...(institution === undefined ? {} : { institutionCode: institution }), ...named },
    ...(isWhole ? {
      transfer: {
        transferId: 't1', amount: lastCredit.amount, transferredAt: lastCredit.at, from: { institutionCode: institution, accountNumber, accountName },
        to: { institutionCode, accountNumber: to, accountName: toName }, ...(lastCredit.bankReference === null ? {} : { bankReference: lastCredit.bankReference }),
      },
    } : {}),
    reason: `paid into an account that was stopped in case ${record.caseId}`,
  };
}
