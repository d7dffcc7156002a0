import { take, type ApiClient } from '@paystop/api-client';
import type { IndicatorRow, RiskAccountRow } from '../data/desk';
import type { Decision } from '../decisions/decision';

const STANDING = new Set(['candidate', 'published']);

/** A contested account is taken back with a reason. */
export function accountDecisions(row: RiskAccountRow, api: ApiClient): readonly Decision[] {
  if (!STANDING.has(row.state)) return [];
  return [{
    operation: 'riskWithdrawAccount', text: 'withdraw_risk', needsReason: true, secondPerson: false, isDangerous: true, object: row, values: { what: row.account },
    send: ({ reason, headers }) => take(api.POST('/api/v1/institutions/{code}/risk-accounts/{riskAccountId}/withdraw', { params: { path: { code: row.institutionCode, riskAccountId: row.riskAccountId }, header: headers }, body: { reason } })),
  }];
}

/** An indicator is vouched for, or taken back. */
export function indicatorDecisions(row: IndicatorRow, api: ApiClient): readonly Decision[] {
  const path = { indicatorId: row.indicatorId };
  const confirm: Decision = {
    operation: 'riskConfirmIndicator', text: 'confirm_indicator', needsReason: false, secondPerson: false, object: row, values: { what: row.value },
    send: ({ headers }) => take(api.POST('/api/v1/indicators/{indicatorId}/confirm', { params: { path, header: headers }, body: {} })),
  };
  const withdraw: Decision = {
    operation: 'riskWithdrawIndicator', text: 'withdraw_risk', needsReason: true, secondPerson: false, isDangerous: true, object: row, values: { what: row.value },
    send: ({ reason, headers }) => take(api.POST('/api/v1/indicators/{indicatorId}/withdraw', { params: { path, header: headers }, body: { reason } })),
  };
  if (!STANDING.has(row.state)) return [];
  return row.confirmed === null && row.state === 'candidate' ? [confirm, withdraw] : [withdraw];
}
