import { parseDuration, type Duration } from '@paystop/kernel';
import { workingCalendar } from '../calendar/working-days';
import type { PolicyPack } from '../policy/policy-pack';
import { CaseDraft, type DecisionContext } from './case-draft';
import type { CaseBook } from './case-state';
import { type Actor, PAYSTOP } from './case-event';
import { type JoiningRequest, joinRequest } from './join-request';
import type { KnownPaper } from './papers';
import { type DispatcherReport, recordReport } from './record-report';
import type { InstructionRecord, StopState } from './records';
import type { StopRequestInput, TransferInput } from './request-input';
import { reviewStopRequest } from './review-stop-request';

/** Builders for the specs of this folder: a small world that moves by hand. */
export const T0 = '2026-11-23T06:00:00.000Z';

export function at(minutes: number): string {
  return new Date(Date.parse(T0) + minutes * 60_000).toISOString();
}

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === undefined) throw new Error(`${text} is no duration`);
  return parsed;
}

export const POLICY: PolicyPack = {
  legalBasis: 'art. 20',
  clocks: [
    {
      name: '30m', from: 'reportedAt', after: duration('PT30M'), warnBefore: duration('PT10M'), appliesTo: 'first_hop',
      escalation: [
        { after: duration('PT0S'), do: 'priority' }, { after: duration('PT0S'), do: 'notify', to: 'district' },
        { after: duration('PT5M'), do: 'fallback' }, { after: duration('PT10M'), do: 'notify', to: 'city' },
      ],
    },
    { name: '60m', from: 'reportedAt', after: duration('PT60M'), warnBefore: duration('PT15M'), appliesTo: 'first_hop', escalation: [] },
    { name: 'onward-10m', from: 'discoveredAt', after: duration('PT10M'), warnBefore: duration('PT5M'), appliesTo: 'onward', escalation: [{ after: duration('PT0S'), do: 'priority' }] },
  ],
  hold: { length: duration('PT48H'), maxPerAccount: 2, warnBefore: [duration('PT12H'), duration('PT4H'), duration('PT1H')], autoExtendBefore: duration('PT1H') },
  freeze: { length: duration('P6M'), renewal: duration('P6M'), majorCaseLength: duration('P1Y'), warnBefore: [duration('P7D'), duration('P1D')], recheckWaiting: duration('P1D') },
  onward: { maxLayers: 5, leastAmountMinor: 10_000n, maxAccountsPerCase: 500, confirmFromLayer: null, maxAge: duration('P30D'), hubPayers: 50, neverStop: [] },
  tainting: { rule: 'fifo' },
  papers: { dueAfter: duration('PT24H'), required: ['police_id', 'police_id', 'application_form'] },
  warnings: {
    purple: { feedbackWithin: duration('PT30M'), minScore: 90 }, red: { feedbackWithin: duration('PT2H'), minScore: 75 },
    yellow: { feedbackWithin: duration('PT12H'), minScore: 50 }, blue: { feedbackWithin: duration('PT24H'), minScore: 0 },
  },
  alerts: { autoStop: [] },
  allocation: { rule: 'pro_rata_by_loss' },
  notice: { length: duration('P30D') },
  return: { workingDays: 3, queryWithin: duration('PT24H') },
  calendar: workingCalendar({ timeZone: 'Asia/Shanghai', publishedThrough: 2026, holidays: [], workdays: [] }, { isWorkday: () => undefined }),
  nextVictim: {
    enabled: true, askAfter: duration('PT30S'), maxAsksPerMinute: 60, maxLayer: 1, lookBack: duration('P7D'), leastAmountMinor: '100000', maxPayers: 20,
    riskScore: 85, warnAgainAfter: duration('P90D'),
  },
  risk: { keepFor: duration('P1Y'), pointsPerCase: 30, fastWithin: duration('PT30M'), fastPoints: 20, largeAmountMinor: '10000000', largePoints: 10 },
  indicators: { minCases: 2, keepFor: duration('P180D'), pointsPerCase: 25, pointsPerVictim: 5 },
  retry: { first: duration('PT1S'), factor: 2, max: duration('PT30S'), jitter: 0.2 },
  sync: { first: duration('PT5S'), factor: 2, max: duration('PT1M') },
  breaker: { failures: 5, openFor: duration('PT10S') },
  rateLimits: { writesPerSecond: 20, writeBurst: 100, readsPerSecond: 100, callbacksPerSecond: 200 },
  intake: { maxFuture: duration('PT24H'), maxAge: duration('P90D') },
};

export const YUAN_50K = { amountMinor: '5000000', currency: 'CNY' } as const;
export const NOTHING = { amountMinor: '0', currency: 'CNY' } as const;

export function transfer(over: Partial<TransferInput> = {}): TransferInput {
  return {
    transferId: 't1', amount: YUAN_50K, transferredAt: at(-20),
    from: { institutionCode: 'ICBC', accountNumber: '6222020000000001', accountName: '王小明' },
    to: { institutionCode: 'CMB', accountNumber: '6214830000000008', accountName: '李四' },
    ...over,
  };
}

export function input(over: Partial<StopRequestInput> = {}): StopRequestInput {
  return {
    requestId: 'r1', reportedAt: T0, fraudType: 'fake_loan', summary: 'paid', victim: { name: '王小明', phone: '13800000000' }, transfers: [transfer()],
    officers: { handling: { officerId: 'P1', name: '张' }, assisting: { officerId: 'P2', name: '陈' } }, ...over,
  };
}

export class World {
  book: CaseBook = new Map();
  last: CaseDraft = this.draft(0);
  private ids = 0;

  draft(minutes: number, actor: Actor = PAYSTOP): CaseDraft {
    return new CaseDraft(this.book, { ...this.context(minutes), actor });
  }

  context(minutes: number): DecisionContext {
    return {
      now: at(minutes), policy: POLICY, actor: PAYSTOP, referenceOf: (institution, account) => `acc_${institution}_${account}`,
      nextId: (prefix) => {
        this.ids += 1;
        return `${prefix}_${this.ids}`;
      },
    };
  }

  /** Runs a decision at a minute and keeps its result. */
  decide<T>(minutes: number, decide: (draft: CaseDraft) => T, actor: Actor = PAYSTOP): T {
    const draft = this.draft(minutes, actor);
    const result = decide(draft);
    this.book = draft.book;
    this.last = draft;
    return result;
  }

  join(minutes: number, body: StopRequestInput, { papers = [], ...over }: Partial<JoiningRequest> & { readonly papers?: readonly KnownPaper[] } = {}): void {
    const receivedAt = at(minutes);
    const review = reviewStopRequest(body, {
      receivedAt, policy: POLICY, unit: '440305012', knownPapers: new Map(papers.map((paper) => [paper.attachmentId, paper])), knowsInstitution: () => true, institutionOf: () => undefined,
    });
    this.decide(minutes, (draft) => joinRequest(draft, {
      input: body, unit: '440305012', source: 'http', receivedAt, submittedBy: 'user:1', review, caseId: 'case_a',
      institutions: body.transfers.map((each) => each.to.institutionCode ?? null), reportedBefore: body.transfers.map(() => null), conflictsWith: null,
      stopIds: body.transfers.map(() => this.context(minutes).nextId('ins')), ...over,
    }));
  }

  stop(index = 0, caseId = 'case_a'): InstructionRecord {
    const stops = [...(this.book.get(caseId)?.instructions.values() ?? [])];
    const stop = stops[index];
    if (stop === undefined) throw new Error(`no instruction ${index}`);
    return stop;
  }

  report(minutes: number, stop: InstructionRecord, ...[state, over = {}]: [StopState, Partial<DispatcherReport>?]): boolean {
    const now = at(minutes);
    return this.decide(minutes, (draft) => recordReport(draft, {
      instructionId: stop.instructionId, caseId: stop.caseId, state, version: stop.dispatcherVersion + 1, attempts: [], sentAt: now, acknowledgedAt: null,
      recordedAt: now, code: '0000', remark: null, heldAmount: state === 'held' ? YUAN_50K : null, balanceBefore: null, effectiveAt: now, expiresAt: null,
      onwardTransfers: [], transactions: [], receipt: null, attention: null, recordedBy: null, outcomeProposed: null, ...over,
    }));
  }

  eventTypes(): string[] {
    return this.last.events.map((event) => event.type);
  }
}
