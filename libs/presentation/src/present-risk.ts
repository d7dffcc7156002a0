import type { RiskEntry } from '@paystop/domain';
import { type Visibility, shownAs } from './visibility';

type PresentedRisk = Readonly<Record<string, unknown>> & { readonly version: number };

/** An account or indicator learnt from cases, as the outside sees it (contract.md 2 and 3). */
export function presentRisk(entry: RiskEntry, { accountRef, visibility }: { readonly accountRef: string; readonly visibility: Visibility }): PresentedRisk {
  const { cases, victims, amount, score, firstSeenAt, lastSeenAt, expiresAt, state, withdrawn, version } = entry;
  const common = { cases, victims, amount, score, lastSeenAt, expiresAt, state, withdrawn, version };
  if (entry.kind === 'indicator') {
    return { indicatorId: entry.entryId, kind: entry.indicatorKind, value: entry.value, firstSeenAt, confirmed: entry.confirmed, ...common };
  }
  const { institutionCode, account, layers, medianMinutesToMoveOn } = entry;
  return {
    riskAccountId: entry.entryId, institutionCode, account: shownAs(visibility).account(account), accountRef, layers, medianMinutesToMoveOn, since: firstSeenAt, ...common,
  };
}
