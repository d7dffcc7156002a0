import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@paystop/contracts';
import { KafkaPublisher, createKafka } from '@paystop/kafka';
import { silentLogger } from '@paystop/observability';
import type { Person } from './badges';
import type { PayStopClient } from './paystop-client';
import type { RaisedAlert } from './scenario';

interface WarningRow {
  readonly warningId: string;
  readonly alertId: string;
  readonly state: string;
  readonly unit: string;
  readonly version: number;
  readonly proposedStop?: { readonly state: string } | null;
}

type ConfirmStop = (alert: RaisedAlert, warning: { readonly warningId: string; readonly version: number }) => Promise<void>;

const LOOK_EVERY_MS = 2_000;
const SOURCE = '/demo/models';

/** Alerts come over Kafka; the dissuasion teams see them as warnings and report back. */
export class Dissuasion {
  raised = 0;
  readonly seen = new Set<string>();
  readonly fedBack = new Set<string>();
  private ended = false;
  private readonly publisher: KafkaPublisher;
  private readonly byId: ReadonlyMap<string, RaisedAlert>;

  constructor(
    private readonly paystop: PayStopClient,
    private readonly centre: Person,
    private readonly task: { readonly alerts: readonly RaisedAlert[]; readonly confirm: ConfirmStop },
    kafka: { readonly brokers: readonly string[]; readonly prefix: string },
  ) {
    this.publisher = new KafkaPublisher(createKafka({ brokers: kafka.brokers, prefix: kafka.prefix, clientId: 'demo', logger: silentLogger }));
    this.byId = new Map(task.alerts.map((each) => [each.alert.alertId, each]));
  }

  async work(): Promise<void> {
    await Promise.all([this.raiseAll(), this.answerAll()]);
    await this.publisher.close();
  }

  end(): void {
    this.ended = true;
  }

  private async raiseAll(): Promise<void> {
    for (const { alert, raiseAtMs } of [...this.task.alerts].sort((a, b) => a.raiseAtMs - b.raiseAtMs)) {
      while (!this.ended && Date.now() < raiseAtMs) await sleep(Math.min(raiseAtMs - Date.now(), 500));
      if (this.ended) return;
      await this.publisher.publish([{
        topic: TOPICS.fraudAlerts.name,
        messages: [{ key: alert.alertId, value: JSON.stringify(alert), headers: { ce_specversion: '1.0', ce_id: alert.alertId, ce_source: SOURCE, ce_type: 'FraudAlertRaised', ce_time: alert.raisedAt, 'content-type': 'application/json' } }],
      }]);
      this.raised += 1;
    }
  }

  private async answerAll(): Promise<void> {
    while (!this.ended) {
      const warnings = await this.paystop.list<WarningRow>(this.centre, '/warnings');
      for (const warning of warnings) await this.answer(warning);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async answer({ warningId, alertId, unit, version, state, proposedStop }: WarningRow): Promise<void> {
    const ours = this.byId.get(alertId);
    if (ours === undefined) return;
    this.seen.add(alertId);
    if (ours.stop !== undefined && proposedStop?.state === 'proposed') {
      if (Date.now() >= ours.stop.postAtMs) await this.task.confirm(ours, { warningId, version });
      return;
    }
    const isDue = ours.feedbackAfterMs !== undefined && Date.now() >= ours.raiseAtMs + ours.feedbackAfterMs;
    if (!isDue || state === 'fed_back' || this.fedBack.has(alertId)) return;
    const officer: Person = { user: `P${unit.slice(0, 6)}-9${unit.slice(6)}`, role: 'officer', unit };
    const answer = await this.paystop.call(officer, `/warnings/${warningId}/feedback`, {
      method: 'POST', ifMatch: version, body: { method: 'call', outcome: ours.outcome, note: '已电话联系，核实情况。' },
    });
    if (answer.status === 200) this.fedBack.add(alertId);
  }
}
