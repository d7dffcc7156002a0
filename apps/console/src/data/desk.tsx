import type { ApiClient, components, ServerClock } from '@paystop/api-client';
import type { LiveConnection } from '@paystop/ui-kit';
import { createContext, useContext, type ReactNode } from 'react';

/** What every page works with. */
export interface Desk {
  readonly api: ApiClient;
  readonly live: LiveConnection;
  readonly clock: ServerClock;
}

type Schemas = components['schemas'];
export type Money = Schemas['Money'];
export type CaseRow = Schemas['CaseRow'];
export type CaseView = Schemas['CaseView'];
/** The contract's instruction with the members that it may carry besides (answers grow by adding). */
export type InstructionView = Schemas['InstructionView'] & {
  readonly caseId?: string;
  readonly remark?: string | null;
  readonly amount?: Money;
  readonly heldAmount?: Money | null;
  readonly requestedAt?: string;
  readonly sentAt?: string | null;
  readonly acknowledgedAt?: string | null;
  readonly stoppedAt?: string | null;
  readonly recordedAt?: string | null;
  readonly attention?: boolean;
  readonly attentionReason?: { readonly type: string; readonly detail?: string; readonly at?: string } | null;
};
export type RequestView = Schemas['RequestView'];
export type HoldView = Schemas['HoldView'];
export type ClockView = CaseRow['clocks'][number];
export type InstitutionRow = Schemas['InstitutionRow'];
export type StatisticsAnswer = Schemas['ReadStatisticsAnswer'];
export type StatisticsRow = StatisticsAnswer['total'];
export type StretchesAnswer = Schemas['ReadStretchesAnswer'];
export type LeagueRow = Schemas['ReadInstitutionLeagueAnswer']['rows'][number];
/** The contract's row with the members that it may carry besides. */
export type DeadLetterRow = Schemas['ListDeadLettersAnswer']['items'][number] & {
  readonly messageType?: string | null;
  readonly partition?: number | null;
  readonly offset?: string | null;
  readonly truncated?: boolean;
  readonly state?: string;
  readonly replayedAt?: string | null;
  readonly replayedBy?: string | null;
};
export type WarningView = Schemas['WarningView'];
export type FreezeView = Schemas['ListFreezesAnswer']['items'][number];
export type ObjectionView = Schemas['ListObjectionsAnswer']['items'][number];
export type ReturnView = Schemas['ReturnProposeAnswer'];
export type Claimant = Schemas['FreezeClaimantsAnswer']['items'][number];
export type FundsGraph = Schemas['ReadFundsGraphAnswer'];
export type GraphNode = FundsGraph['nodes'][number];
export type GraphEdge = FundsGraph['edges'][number];
export type RiskAccountRow = Schemas['RiskAccountsAnswer']['items'][number];
export type IndicatorRow = Schemas['RiskIndicatorsAnswer']['items'][number];
export type AuditEntry = Schemas['AuditListAnswer']['items'][number];

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk needs a DeskProvider above it');
  return desk;
}
