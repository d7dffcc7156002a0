import type { WarningRecord } from '@paystop/domain';
import { type Visibility, shownAs } from './visibility';

/** A dissuasion task as the outside sees it (contract.md 2). */
export function presentWarning(warning: WarningRecord, visibility: Visibility): object {
  const shown = shownAs(visibility);
  const { warningId, alertId, source, kind, riskScore, colour, level, unit, reason, issuedAt, feedbackDueAt, expiresAt, state, feedback, version } = warning;
  const { name, phone, idNumber } = warning.subject;
  return {
    warningId, alertId, source, kind, riskScore, colour, level, unit,
    subject: {
      name: name === null ? null : shown.name(name), phone: phone === null ? null : shown.phone(phone), idNumber: idNumber === null ? null : shown.number(idNumber),
    },
    account: warning.account === null ? null : {
      institutionCode: warning.account.institutionCode, accountNumber: shown.account(warning.account.accountNumber),
      accountName: warning.account.accountName === null ? null : shown.name(warning.account.accountName),
    },
    knownRisk: warning.knownRisk ?? null, accountStanding: warning.accountStanding ?? null, reason, issuedAt, feedbackDueAt, expiresAt, state, feedback, proposedStop: warning.proposedStop, version,
  };
}
