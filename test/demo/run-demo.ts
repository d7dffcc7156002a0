import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Badges, type Person } from './badges';
import { type BadBank, badDay } from './bad-day';
import { Dissuasion } from './dissuasion';
import { FrontLine, type RequestView } from './front-line';
import { GivingBack, OPERATOR, heldAccounts } from './giving-back';
import { countFromLedgers, doubles } from './ledger-count';
import { PayStopClient } from './paystop-client';
import type { InstitutionRow, Morning } from './picture';
import { noticedByBanks, potentialVictims, stationReports, suspiciousTransfers } from './scenario';
import { scoreboardPage } from './scoreboard-page';
import { type Counts, type MorningTimes, type Scoreboard, type UnansweredStop, differencesBetween, scoreboardRows, scoreboardText, stretchRows } from './scoreboard';
import { screenFor } from './screen';
import { SimulatorClient } from './simulator-client';
import { type ToldByPayStop, countsToldByPayStop } from './told-by-paystop';

/** A running PayStop, as its runtime.json describes it. */
export interface DemoPlace {
  readonly gateway: string;
  readonly issuer: string;
  readonly simulator: string;
  readonly kafkaBrokers: string;
  readonly kafkaPrefix: string;
  readonly dataDir: string;
  /** How long a target of 30 and 60 minutes is here: the policy of the demonstration, or the real ones. */
  readonly targetsMs: { readonly first: number; readonly second: number };
  /** False: somebody else's, so the banks are put right again at the end. */
  readonly isOwn: boolean;
}

export interface DemoOptions {
  readonly seed: string;
  readonly victims: number;
  readonly alerts: number;
  readonly plain: boolean;
  /** Where the scoreboard goes as JSON; a page of the same name goes beside it. */
  readonly scoreboardFile: string;
  readonly tell: (line: string) => void;
}

/** A second is a minute: victims pay for 45 of them, tell the police within 45 more, and the last clock ends 60 later. */
const SPEED = 60;
const PLAN_MINUTES = 90;
/** Of the accounts that victims pay into, those that another victim has paid into before. */
const SHARED_MULES = 0.2;
const ALERTS_FOR_MS = 60_000;
/** How long the end of the day is waited for: reports, then the second clock, then a little. */
const LAST_REPORT_MS = 100_000;
const SETTLE_MS = 15_000;
/** Where the clocks are the real ones nobody sits an hour in front of the picture. */
const LONGEST_WAIT_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
const STEADY_LOOKS = 25;
const REAL_FIRST_TARGET_MS = 1_800_000;
const FINAL_STATES: ReadonlySet<string> = new Set(['held', 'partially_held', 'not_held', 'refused', 'cancelled']);

const ANALYST: Person = { user: 'demo-analyst-4403', role: 'analyst', unit: '4403' };

/** Plays the morning. @returns the exit code: 1 when PayStop and the banks' ledgers do not agree. */
export async function runDemo(place: DemoPlace, options: DemoOptions): Promise<number> {
  const paystop = new PayStopClient(place.gateway, await Badges.open(place.issuer, place.dataDir));
  try {
    return await new Demo(place, options, paystop, new SimulatorClient(place.simulator)).run();
  } finally {
    await paystop.close();
  }
}

class Demo {
  private readonly startedAtMs = Date.now();
  private badBanks: readonly BadBank[] = [];
  private institutions: readonly InstitutionRow[] = [];
  private ended = false;

  constructor(
    private readonly place: DemoPlace,
    private readonly options: DemoOptions,
    private readonly paystop: PayStopClient,
    private readonly simulator: SimulatorClient,
  ) {}

  async run(): Promise<number> {
    const { seed, victims, alerts, tell } = this.options;
    this.badBanks = badDay(seed, await this.simulator.bankCodes());
    for (const bank of this.badBanks) await this.simulator.misbehave(bank);
    const played = await this.simulator.play({ seed, victims, lengthMinutes: PLAN_MINUTES, speed: SPEED, sharedMuleShare: SHARED_MULES });
    tell(`${String(victims)} victims, ${String(this.badBanks.length)} banks with a bad day, ${String(alerts)} alerts`);
    const { noticed, others } = noticedByBanks(seed, played.victims);
    const suspicious = suspiciousTransfers(seed, noticed, OPERATOR, randomUUID);
    const raised = [...suspicious, ...potentialVictims(seed, alerts, { startAtMs: Date.now() + LOOK_EVERY_MS, lengthMs: ALERTS_FOR_MS }, randomUUID)];
    const stops = suspicious.flatMap(({ stop }) => stop ?? []);
    const frontLine = new FrontLine(this.paystop, [...stationReports(seed, others, randomUUID), ...stops]);
    const kafka = { brokers: this.place.kafkaBrokers.split(','), prefix: this.place.kafkaPrefix };
    const dissuasion = new Dissuasion(this.paystop, OPERATOR, { alerts: raised, confirm: (alert, warning) => frontLine.confirmStopOf(alert, warning) }, kafka);
    const tasks = [frontLine.work(), dissuasion.work(), this.heal(), this.watch(frontLine, dissuasion)];
    await this.untilTheDayIsOver(frontLine);
    frontLine.end();
    dissuasion.end();
    this.ended = true;
    await Promise.all(tasks);
    if (this.place.isOwn) await this.giveBack(frontLine);
    const exitCode = await this.judge(frontLine, dissuasion);
    if (!this.place.isOwn) for (const { code } of this.badBanks) await this.simulator.recover(code);
    return exitCode;
  }

  /** Only under the demonstration's policy: elsewhere a notice takes thirty days. */
  private async giveBack(frontLine: FrontLine): Promise<void> {
    this.options.tell('the afternoon: holders object, money is frozen and given back');
    await frontLine.lookAtAll();
    await new GivingBack(this.paystop, frontLine.reports, this.options.tell).work(heldAccounts(frontLine.reports, new Set(this.badBanks.map(({ code }) => code))));
  }

  private async heal(): Promise<void> {
    for (const { code, recoversAfterMs } of this.badBanks) {
      if (recoversAfterMs === undefined) continue;
      while (!this.ended && Date.now() < this.startedAtMs + recoversAfterMs) await sleep(LOOK_EVERY_MS);
      if (!this.ended) await this.simulator.recover(code);
    }
  }

  private async watch(frontLine: FrontLine, dissuasion: Dissuasion): Promise<void> {
    const screen = screenFor(process.stdout, this.options.plain);
    while (!this.ended) {
      this.institutions = await this.paystop.list<InstitutionRow>(OPERATOR, '/institutions');
      screen.show(await this.morning(frontLine, dissuasion));
      await sleep(LOOK_EVERY_MS);
    }
    screen.finish();
  }

  private async morning(frontLine: FrontLine, dissuasion: Dissuasion): Promise<Morning> {
    return {
      seed: this.options.seed, elapsedMs: Date.now() - this.startedAtMs, lengthMs: LAST_REPORT_MS + SETTLE_MS, reports: frontLine.reports, institutions: this.institutions,
      badBanks: this.badBanks, mules: await this.simulator.mules(), warnings: { raised: dissuasion.raised, seen: dissuasion.seen.size, fedBack: dissuasion.fedBack.size },
    };
  }

  /** Over when every report's stops are final, or when its last clock has ended for those that are not. */
  private async untilTheDayIsOver(frontLine: FrontLine): Promise<void> {
    const lastReportMs = Math.max(...frontLine.reports.map(({ report }) => report.postAtMs), this.startedAtMs + ALERTS_FOR_MS);
    const latestMs = Math.min(lastReportMs, this.startedAtMs + LAST_REPORT_MS) + Math.min(this.place.targetsMs.second, LONGEST_WAIT_MS) + SETTLE_MS;
    while (Date.now() < latestMs) {
      if (frontLine.complete && Date.now() > this.startedAtMs + ALERTS_FOR_MS + SETTLE_MS) return;
      if (Date.now() > lastReportMs + SETTLE_MS && clocksAreDecided(frontLine)) return;
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async judge(frontLine: FrontLine, dissuasion: Dissuasion): Promise<number> {
    const { seed, tell, scoreboardFile } = this.options;
    const { told, counted } = await this.agree(frontLine, dissuasion);
    const problems = doubles(await this.simulator.effects(), await this.simulator.messages());
    const ledger = await this.simulator.ledger();
    const shown = told?.counts ?? counted.most;
    const scoreboard: Scoreboard = {
      simulated: true, seed, at: new Date().toISOString(), pace: this.place.isOwn ? 'a minute of the day is a second here' : null,
      rows: [...scoreboardRows(shown, this.times(told)), ...stretchRows(told?.stretches ?? [], (seconds) => this.minutesOfDay(seconds))],
      differences: [...(told === undefined ? ['GET /statistics does not answer'] : differencesBetween(told.counts, counted)), ...problems, ...ledger.clearingProblems],
      ledgersBalanced: ledger.balanced, unanswered: frontLine.reports.flatMap(({ view }) => unansweredStops(view)),
    };
    mkdirSync(dirname(scoreboardFile), { recursive: true });
    writeFileSync(scoreboardFile, `${JSON.stringify(scoreboard, null, 2)}\n`);
    writeFileSync(scoreboardFile.replace(/(\.json)?$/, '.html'), scoreboardPage(scoreboard));
    for (const line of ['', ...scoreboardText(scoreboard)]) tell(line);
    return scoreboard.differences.length === 0 && ledger.balanced ? 0 : 1;
  }

  /** Seconds on the clock as minutes of the day: one is the other under the demonstration's policy. */
  private times(told: ToldByPayStop | undefined): MorningTimes {
    const { first, second } = this.place.targetsMs;
    const { p50, p95 } = told?.timeToStopSeconds ?? { p50: null, p95: null };
    return {
      first: this.place.isOwn ? `30 min (${String(first / 1_000)} s here)` : '30 min',
      second: this.place.isOwn ? `60 min (${String(second / 1_000)} s here)` : '60 min',
      minutesToStop: p50 === null || p95 === null ? undefined : { p50: this.minutesOfDay(p50), p95: this.minutesOfDay(p95) },
    };
  }

  private minutesOfDay(seconds: number): number {
    return (seconds * REAL_FIRST_TARGET_MS) / this.place.targetsMs.first / 60;
  }

  /** The read side runs behind by moments: it is looked at until it agrees or has had its time. */
  private async agree(frontLine: FrontLine, dissuasion: Dissuasion): Promise<{ told: ToldByPayStop | undefined; counted: { least: Counts; most: Counts } }> {
    for (let look = 1; ; look += 1) {
      await frontLine.lookAtAll();
      const counted = await this.count(frontLine, dissuasion);
      const span = { from: new Date(this.startedAtMs).toISOString(), to: new Date(Date.now() + LAST_REPORT_MS).toISOString() };
      const told = await countsToldByPayStop(this.paystop, ANALYST, span);
      if ((told !== undefined && differencesBetween(told.counts, counted).length === 0) || look === STEADY_LOOKS) return { told, counted };
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async count(frontLine: FrontLine, dissuasion: Dissuasion): Promise<{ least: Counts; most: Counts }> {
    const requests = frontLine.reports.flatMap(({ report, state, view }) => (state === 'accepted'
      ? [{ request: report.request, caseId: view?.caseId ?? '', unanswered: new Set(unansweredStops(view).map(({ instructionId }) => instructionId)) }]
      : []));
    const { first, second } = this.place.targetsMs;
    return countFromLedgers({
      requests, messages: await this.simulator.messages(), targets: { firstMs: first, secondMs: second },
      // Who has paid into a stopped account and has not reported yet is warned as well, each at most once.
      warnings: { issued: dissuasion.raised, mostIssued: dissuasion.raised + this.options.victims, fedBack: dissuasion.fedBack.size },
    });
  }
}

function unansweredStops(view: RequestView | undefined): UnansweredStop[] {
  return (view?.stops ?? [])
    .filter(({ state }) => !FINAL_STATES.has(state))
    .map(({ instructionId, institutionCode, state }) => ({ requestId: view?.requestId ?? '', instructionId, institutionCode, state }));
}

function clocksAreDecided({ reports }: FrontLine): boolean {
  return reports.every(({ state, view }) => state === 'refused' || (view !== undefined && view.clocks.every((clock) => clock.state === 'met' || clock.state === 'breached')));
}
