import { createHash, randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, type Producer, logLevel } from 'kafkajs';
import { Agent, request } from 'undici';
import { aStopRequest, freshAccount } from '../../product/stop-bodies';
import type { StopBody } from '../../product/views';
import type { ClientOrder } from './order';
import { PromiseLog } from './promise-log';

/** Shares of what is sent, in per cent; the rest are plain requests. */
const SHARE = { twoTransfers: 12, reportedAgain: 10, atOnceFourTimes: 5, overKafka: 8, poison: 2 } as const;
const REMEMBERED = 50;
const ANSWER_WITHIN_MS = 8_000;
const RETRY_MS = 300;
const CONNECTIONS = 64;
const ACCEPTED = 202;

/** Officers who send until they are told that it was received, through whatever happens meanwhile. */
class LoadClient {
  private readonly log: PromiseLog;
  private readonly agent = new Agent({ connections: CONNECTIONS });
  private readonly producer: Producer;
  private readonly recent: StopBody[] = [];
  private readonly flying = new Set<Promise<void>>();
  private isEnding = false;
  private sent = 0;

  constructor(private readonly order: ClientOrder) {
    this.log = new PromiseLog(order.promises);
    this.producer = new Kafka({ clientId: 'another-police-system', brokers: [...order.kafkaBrokers], logLevel: logLevel.NOTHING }).producer({ allowAutoTopicCreation: false });
  }

  /** Sends until SIGTERM, then waits for what is under way. */
  async run(): Promise<void> {
    process.on('SIGTERM', () => (this.isEnding = true));
    await this.producer.connect();
    let dueAt = performance.now();
    while (!this.isEnding) {
      const flight = this.sendSomething().finally(() => this.flying.delete(flight));
      this.flying.add(flight);
      this.sent += 1;
      dueAt += 1_000 / this.order.perSecond;
      await sleep(Math.max(0, dueAt - performance.now()));
    }
    await Promise.all(this.flying);
    await this.producer.disconnect();
    await this.agent.close();
    this.log.close();
    process.stdout.write(`${String(this.sent)} sent\n`);
  }

  private async sendSomething(): Promise<void> {
    const draw = randomInt(100);
    const { twoTransfers, reportedAgain, atOnceFourTimes, overKafka, poison } = SHARE;
    if (draw < poison) return this.poison();
    if (draw < poison + overKafka) return this.produce(this.newRequest(1));
    if (draw < poison + overKafka + atOnceFourTimes) {
      const body = this.newRequest(1);
      const officer = this.officer();
      await Promise.all([1, 2, 3, 4].map(() => this.post(body, officer)));
      return;
    }
    const again = this.recent[randomInt(Math.max(1, this.recent.length))];
    if (draw < poison + overKafka + atOnceFourTimes + reportedAgain && again !== undefined) return this.post({ ...again, requestId: randomUUID() }, this.officer());
    return this.post(this.newRequest(draw > 100 - twoTransfers ? 2 : 1), this.officer());
  }

  private officer(): ClientOrder['officers'][number] {
    const officer = this.order.officers[randomInt(this.order.officers.length)];
    if (officer === undefined) throw new Error('nobody is there to send anything');
    return officer;
  }

  private newRequest(transfers: number): StopBody {
    const sketches = Array.from({ length: transfers }, () => ({ bank: this.order.banks[randomInt(this.order.banks.length)], account: freshAccount(), amountMinor: String(randomInt(1_000, 10_000_000)) }));
    const body = aStopRequest(sketches, { reportedAt: new Date().toISOString() });
    this.recent.push(body);
    if (this.recent.length > REMEMBERED) this.recent.shift();
    return body;
  }

  /** The same id and bytes until there is an answer. */
  private async post(body: StopBody, { officerId, token }: ClientOrder['officers'][number]): Promise<void> {
    const text = JSON.stringify({ ...body, officers: { handling: { officerId, name: '张警官' }, assisting: { officerId: `A-${officerId}`, name: '陈警官' } } });
    for (;;) {
      const status = await this.postOnce(body.requestId, text, token);
      if (status === ACCEPTED) return this.log.write({ kind: 'accepted', requestId: body.requestId, bodySha256: sha256(text) });
      if (status >= 400 && status < 500 && status !== 409 && status !== 429 && status !== 401) throw new Error(`a good request was answered ${String(status)}`);
      await sleep(RETRY_MS);
    }
  }

  private async postOnce(requestId: string, text: string, token: string): Promise<number> {
    try {
      const answer = await request(`${this.order.gateway}/api/v1/stop-payment-requests`, {
        method: 'POST', body: text, dispatcher: this.agent, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': requestId },
      });
      await answer.body.text();
      return answer.statusCode;
    } catch {
      return 0;
    }
  }

  private async produce(body: StopBody): Promise<void> {
    const value = JSON.stringify(body);
    await this.sendToKafka(body.requestId, value, { ce_unit: this.officer().unit });
    this.log.write({ kind: 'produced', requestId: body.requestId, bodySha256: sha256(value) });
  }

  /** A message that nobody can ever handle. */
  private async poison(): Promise<void> {
    const requestId = randomUUID();
    const value = ['{"not json', '{}', '[1]', '"text"', 'null'][randomInt(5)] ?? '';
    await this.sendToKafka(requestId, value, { ce_unit: '440305' });
    this.log.write({ kind: 'poisoned', requestId, bodySha256: sha256(value) });
  }

  private async sendToKafka(key: string, value: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const envelope = { ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/another-police-system', ce_type: 'StopPaymentRequested', ce_time: new Date().toISOString(), 'content-type': 'application/json' };
    await this.producer.send({ topic: `${this.order.kafkaPrefix}stop-payment.requests.v1`, messages: [{ key, value, headers: { ...envelope, ...headers } }] });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

void new LoadClient(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ClientOrder).run();
