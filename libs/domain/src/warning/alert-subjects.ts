import { normalIndicator } from '../risk/normal-indicator';
import type { RiskReferences } from '../risk/sighting';
import type { AlertInput } from './warnings';

export interface AlertSubjects {
  /** Receiving accounts that the alert names. */
  readonly accounts: readonly string[];
  readonly indicators: readonly string[];
}

interface NamedAccount {
  readonly institutionCode?: string | undefined;
  readonly accountNumber?: string | undefined;
}

/**
 * @param institutionOf whose card a number is, where the alert does not say.
 * @returns references of what the alert is about, to compare with what cases taught. The account of a potential victim is the
 * victim's own and no receiving account.
 */
export function alertSubjects(alert: AlertInput, { references, institutionOf }: { readonly references: RiskReferences; readonly institutionOf: (account: string) => string | undefined }): AlertSubjects {
  const receiver = alert.transfer?.['to'] as NamedAccount | undefined;
  const named = [alert.kind === 'potential_victim' ? undefined : alert.account, receiver];
  const accounts = named.flatMap((account) => {
    if (account?.accountNumber === undefined) return [];
    const institution = account.institutionCode ?? institutionOf(account.accountNumber);
    return institution === undefined ? [] : [references.account(institution, account.accountNumber)];
  });
  const indicators = (alert.indicators ?? []).map(normalIndicator).filter(({ value }) => value !== '').map(({ kind, value }) => references.indicator(kind, value));
  return { accounts: [...new Set(accounts)], indicators: [...new Set(indicators)] };
}
