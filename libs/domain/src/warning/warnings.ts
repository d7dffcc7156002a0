import { type Instant, type Result, instantFromMs, epochMs, ok, parseInstant, refuse } from '@paystop/kernel';
import { levelOf } from '../authority/authority';
import { type KnownRisk, raisedColour } from '../risk/known-risk';
import type { AccountStanding } from '../risk/sighting';
import type { Actor } from '../case/case-event';
import type { WarningRecord } from './warning-record';
import type { AutoStopPolicy, PolicyPack, WarningColourName } from '../policy/policy-pack';

/** An alert of a model, a telecom or a bank, valid in form (contract.md 3). */
export interface AlertInput {
  readonly alertId: string;
  readonly source: string;
  readonly kind: WarningRecord['kind'];
  readonly riskScore: number;
  readonly colour?: WarningColourName | undefined;
  readonly unit: string;
  readonly subject?: { readonly name?: string | undefined; readonly phone?: string | undefined; readonly idNumber?: string | undefined } | undefined;
  readonly account?: { readonly institutionCode?: string | undefined; readonly accountNumber: string; readonly accountName?: string | undefined } | undefined;
  readonly transfer?: Readonly<Record<string, unknown>> | undefined;
  readonly indicators?: readonly { readonly kind: string; readonly value: string }[] | undefined;
  readonly expiresAt?: string | undefined;
  readonly reason: string;
}

const STRICTEST_FIRST: readonly WarningColourName[] = ['purple', 'red', 'yellow', 'blue'];

/** @returns the colour of the highest band whose least score the alert reaches (contract-details 8). */
export function colourOf(riskScore: number, policy: PolicyPack): WarningColourName {
  return STRICTEST_FIRST.find((colour) => riskScore >= policy.warnings[colour].minScore) ?? 'blue';
}

/** Whether the policy lets this alert stop without a person; only with a complete transfer (contract-details 8). */
export function autoStopFor(alert: AlertInput, policy: PolicyPack): AutoStopPolicy | undefined {
  if (alert.kind === 'potential_victim' || alert.transfer === undefined) return undefined;
  return policy.alerts.autoStop.find((entry) => entry.source === alert.source && alert.riskScore >= entry.minScore);
}

/** A dissuasion task from an alert; suspicious ones carry a proposed stop that waits for a person unless pre-authorised. */
export function issueWarning(
  alert: AlertInput,
  context: {
    readonly now: Instant; readonly policy: PolicyPack; readonly warningId: string; readonly autoStopRequestId: string | null;
    /** What cases already taught about it. */
    readonly known?: KnownRisk | undefined; readonly standing?: AccountStanding | null | undefined;
  },
): WarningRecord {
  const colour = raisedColour(alert.colour ?? colourOf(alert.riskScore, context.policy), context.known);
  const auto = context.autoStopRequestId;
  return {
    warningId: context.warningId, alertId: alert.alertId, source: alert.source, kind: alert.kind, riskScore: alert.riskScore, colour,
    level: levelOf(alert.unit), unit: alert.unit,
    subject: { name: alert.subject?.name ?? null, phone: alert.subject?.phone ?? null, idNumber: alert.subject?.idNumber ?? null },
    account: alert.account === undefined ? null : {
      institutionCode: alert.account.institutionCode ?? null, accountNumber: alert.account.accountNumber, accountName: alert.account.accountName ?? null,
    },
    transfer: alert.transfer ?? null, reason: reasonOf(alert, context.standing ?? null), knownRisk: context.known ?? null, accountStanding: context.standing ?? null,
    issuedAt: context.now,
    feedbackDueAt: instantFromMs(epochMs(context.now) + context.policy.warnings[colour].feedbackWithin.milliseconds),
    expiresAt: alert.expiresAt === undefined ? null : (parseInstant(alert.expiresAt) ?? null),
    state: 'open', feedback: null, version: 1,
    proposedStop: alert.kind === 'potential_victim' ? null : {
      requestId: auto, state: auto === null ? 'proposed' : 'pre_authorised', decidedBy: auto === null ? null : 'policy', reason: null,
    },
  };
}

const ALREADY: Readonly<Partial<Record<AccountStanding, string>>> = { held: 'the account is already held', frozen: 'the account is already frozen' };

/** Whoever reads the task learns at once that the money is stopped: it is the person who still has to be reached. */
function reasonOf(alert: AlertInput, standing: AccountStanding | null): string {
  const already = standing === null ? undefined : ALREADY[standing];
  return already === undefined ? alert.reason : `${alert.reason} (${already})`;
}

export interface FeedbackInput {
  readonly method: 'call' | 'sms' | 'visit';
  readonly outcome: 'dissuaded' | 'not_reached' | 'already_lost' | 'false_alarm';
  readonly note?: string | undefined;
}

/** Records what came of a dissuasion; somebody who was not reached keeps the task open (contract-details 8). */
export function giveFeedback(warning: WarningRecord, feedback: FeedbackInput, by: { readonly actor: Actor; readonly now: Instant }): Result<WarningRecord> {
  if (warning.state === 'fed_back') return refuse('WARNING.NOT_OPEN', 'this warning has its feedback already');
  const state = feedback.outcome === 'not_reached' ? warning.state : 'fed_back';
  return ok({
    ...warning, state, version: warning.version + 1,
    feedback: { method: feedback.method, outcome: feedback.outcome, note: feedback.note ?? null, by: by.actor.id, at: by.now },
  });
}

/** A person confirms or declines the stop that an alert proposed. */
export function decideProposedStop(
  warning: WarningRecord,
  decision: { readonly state: 'confirmed' | 'declined'; readonly requestId: string | null; readonly reason: string | null; readonly by: string },
): Result<WarningRecord> {
  if (warning.proposedStop === null) return refuse('WARNING.NO_PROPOSED_STOP', 'this warning proposes no stop');
  if (warning.proposedStop.state !== 'proposed') return refuse('WARNING.NO_PROPOSED_STOP', `the proposed stop is ${warning.proposedStop.state} already`);
  const { state, requestId, reason, by } = decision;
  return ok({ ...warning, version: warning.version + 1, proposedStop: { requestId, state, decidedBy: by, reason } });
}
