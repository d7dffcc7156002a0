import { FRAUD_TYPES, type FraudAlert, type StopPaymentRequest } from '@paystop/contracts';
import { type Random, plusMs, seededRandom } from '@paystop/kernel';

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

/** A report at a station: the body to post, who posts it, and when. */
export interface StationReport {
  readonly request: StopPaymentRequest;
  readonly officer: { readonly officerId: string; readonly unit: string };
  readonly postAtMs: number;
}

export interface RaisedAlert {
  readonly alert: FraudAlert;
  readonly raiseAtMs: number;
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

export function stationReports(seed: string, victims: readonly Victim[], newId: () => string): StationReport[] {
  const random = seededRandom(`reports:${seed}`);
  return victims.map((victim) => {
    const unit = stationOf(random);
    const [handling, assisting] = twoOfficers(random, unit);
    return {
      officer: { officerId: handling.officerId, unit },
      postAtMs: Date.parse(victim.reportAt) + random.between(TYPING_MS.least, TYPING_MS.most),
      request: {
        requestId: newId(),
        reportedAt: victim.reportAt,
        fraudType: random.pick(FRAUD_TYPES),
        summary: random.pick(SUMMARIES),
        victim: { name: victim.name, idType: 'resident_id', idNumber: victim.idNumber, phone: victim.phone, kind: random.chance(0.12) ? 'company' : 'person' },
        transfers: victim.payments.map(({ from, to, amount, transferredAt, bankReference }, index) => ({
          transferId: `t${String(index + 1)}`, amount, transferredAt, from, to, channel: 'mobile_banking', bankReference,
        })),
        officers: { handling, assisting },
        indicators: [{ kind: 'phone', value: `1700${String(random.between(1_000_000, 9_999_999))}` }],
        unit,
      },
    };
  });
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
