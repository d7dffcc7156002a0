import { FRAUD_TYPES, type FraudAlert, type StopPaymentRequest } from '@paystop/contracts';
import { type Random, plusMs, seededRandom } from '@paystop/kernel';
import type { Person } from './badges';

/** What the seed fixes: who reports what to whom, which alerts come, which banks have a bad day. Not what becomes of it. */
export interface Victim {
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly loss: { readonly amountMinor: string; readonly currency: 'CNY' };
  readonly reportAt: string;
  readonly payments: readonly {
    readonly from: Account;
    readonly to: Account;
    readonly amount: { readonly amountMinor: string; readonly currency: 'CNY' };
    readonly transferredAt: string;
    readonly bankReference: string;
  }[];
}

interface Account {
  readonly institutionCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** A stop request: the body to post, who posts it, and when. */
export interface StationReport {
  readonly request: StopPaymentRequest;
  readonly person: Person;
  readonly postAtMs: number;
  /** `alert`: it is posted as the confirmation of the stop that an alert proposed. */
  readonly via: 'station' | 'alert';
}

export interface RaisedAlert {
  readonly alert: FraudAlert;
  readonly raiseAtMs: number;
  /** The stop that it proposes, as the operator will confirm it. */
  readonly stop?: StationReport;
  /** Milliseconds after which a team reports back; undefined: it never does. */
  readonly feedbackAfterMs: number | undefined;
  readonly outcome: 'dissuaded' | 'already_lost' | 'false_alarm';
}

const DISTRICTS = ['440303', '440304', '440305', '440306', '440307', '440308', '440309', '440310', '440311'];
const STATIONS_PER_DISTRICT = 12;
const SUMMARIES = ['受害人被引导下载虚假投资软件并多次转账。', '受害人接到冒充客服的电话后转账。', '受害人参与网络刷单被骗。', '受害人被要求向“安全账户”转账。'];
/** An officer needs one to four minutes for the form: seconds here. */
const TYPING_MS = { least: 1_000, most: 4_000 };
const FED_BACK_SHARE = 0.97;
/** Banks' own models see some payments go before the victim does. */
const NOTICED_SHARE = 0.15;
const NOTICED_AFTER_MS = { least: 1_000, most: 8_000 };

/** Victims whose only payment a bank's model notices, and all others. */
export function noticedByBanks(seed: string, victims: readonly Victim[]): { noticed: Victim[]; others: Victim[] } {
  const random = seededRandom(`noticed:${seed}`);
  const marks = victims.map(({ payments }) => random.chance(NOTICED_SHARE) && payments.length === 1);
  return { noticed: victims.filter((_, index) => marks[index] === true), others: victims.filter((_, index) => marks[index] !== true) };
}

export function stationReports(seed: string, victims: readonly Victim[], newId: () => string): StationReport[] {
  const random = seededRandom(`reports:${seed}`);
  return victims.map((victim) => {
    const { request, unit } = stopRequest(random, victim, { reportedAt: victim.reportAt, newId });
    const { officerId } = request.officers.handling;
    return { request, via: 'station', person: { user: officerId, role: 'officer', unit }, postAtMs: Date.parse(victim.reportAt) + random.between(TYPING_MS.least, TYPING_MS.most) };
  });
}

/** Alerts on payments that look wrong: each proposes a stop, which the centre confirms. */
export function suspiciousTransfers(seed: string, victims: readonly Victim[], centre: Person, newId: () => string): RaisedAlert[] {
  const random = seededRandom(`suspicious:${seed}`);
  return victims.flatMap((victim) => {
    const [payment] = victim.payments;
    if (payment === undefined) return [];
    const raiseAtMs = Date.parse(payment.transferredAt) + random.between(NOTICED_AFTER_MS.least, NOTICED_AFTER_MS.most);
    const { request, unit } = stopRequest(random, victim, { reportedAt: new Date(raiseAtMs).toISOString(), newId });
    const [transfer] = request.transfers;
    return [{
      raiseAtMs, outcome: 'already_lost' as const, feedbackAfterMs: random.between(8_000, 20_000),
      stop: { request, via: 'alert' as const, person: centre, postAtMs: raiseAtMs + random.between(TYPING_MS.least, TYPING_MS.most) },
      alert: {
        alertId: newId(), source: `${payment.from.institutionCode}-risk-model`, kind: 'suspicious_transfer' as const, riskScore: random.between(80, 99),
        raisedAt: new Date(raiseAtMs).toISOString(), unit, subject: { name: victim.name, phone: victim.phone }, account: payment.to, transfer, reason: '收款账户为新开户，短时间内多笔大额入账。',
      },
    }];
  });
}

function stopRequest(random: Random, victim: Victim, { reportedAt, newId }: { reportedAt: string; newId: () => string }): { request: StopPaymentRequest; unit: string } {
  const unit = stationOf(random);
  const [handling, assisting] = twoOfficers(random, unit);
  const request: StopPaymentRequest = {
    requestId: newId(), reportedAt, unit, officers: { handling, assisting },
    fraudType: random.pick(FRAUD_TYPES),
    summary: random.pick(SUMMARIES),
    victim: { name: victim.name, idType: 'resident_id', idNumber: victim.idNumber, phone: victim.phone, kind: random.chance(0.12) ? 'company' : 'person' },
    transfers: victim.payments.map(({ from, to, amount, transferredAt, bankReference }, index) => ({
      transferId: `t${String(index + 1)}`, amount, transferredAt, from, to, channel: 'mobile_banking', bankReference,
    })),
    indicators: [{ kind: 'phone', value: `1700${String(random.between(1_000_000, 9_999_999))}` }],
  };
  return { request, unit };
}

/** Warnings about people who are being talked to by fraudsters right now. */
export function potentialVictims(seed: string, count: number, span: { readonly startAtMs: number; readonly lengthMs: number }, newId: () => string): RaisedAlert[] {
  const random = seededRandom(`alerts:${seed}`);
  return Array.from({ length: count }, () => {
    const raiseAtMs = span.startAtMs + random.between(0, span.lengthMs);
    const riskScore = random.between(20, 99);
    return {
      raiseAtMs,
      feedbackAfterMs: random.chance(FED_BACK_SHARE) ? random.between(3_000, 20_000) : undefined,
      outcome: random.pick(['dissuaded', 'dissuaded', 'dissuaded', 'false_alarm'] as const),
      alert: {
        alertId: newId(), source: random.pick(['telecom-model', 'bank-model', 'police-model']), kind: 'potential_victim', riskScore,
        raisedAt: new Date(raiseAtMs).toISOString(), unit: random.pick(DISTRICTS) + stationNumber(random),
        subject: { name: `居民${String(random.between(1_000, 9_999))}`, phone: `138${String(random.between(10_000_000, 99_999_999))}` },
        reason: '与涉诈号码通话超过二十分钟，并打开了远程控制软件。', expiresAt: plusMs(new Date(raiseAtMs).toISOString(), 3_600_000),
      },
    };
  });
}

function stationOf(random: Random): string {
  return random.pick(DISTRICTS) + stationNumber(random);
}

function stationNumber(random: Random): string {
  return String(random.between(1, STATIONS_PER_DISTRICT)).padStart(3, '0');
}

function twoOfficers(random: Random, unit: string): [{ officerId: string; name: string; phone: string }, { officerId: string; name: string }] {
  const first = random.between(100, 498);
  const id = (number: number): string => `P${unit.slice(0, 6)}-${unit.slice(6)}${String(number)}`;
  return [{ officerId: id(first), name: '王警官', phone: `139${String(random.between(10_000_000, 99_999_999))}` }, { officerId: id(first + random.between(1, 400)), name: '李警官' }];
}
