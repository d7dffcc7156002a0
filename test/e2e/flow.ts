import { randomUUID } from 'node:crypto';
import { eventually } from '@paystop/testing';
import { Kafka, type Producer, logLevel } from 'kafkajs';
import { Pool } from 'pg';
import { STATION, TokenDesk } from '../product/people';
import { Product, type ProductOptions } from '../product/product';
import { PublicApi } from '../product/public-api';
import { Simulator } from '../product/simulator';
import type { RequestView, StopBody, StopView } from '../product/views';

/** On a busy machine; a calm one needs a tenth of a second. */
export const SOON_MS = 30_000;
export const START_MS = 180_000;

interface FlowOptions extends Partial<ProductOptions> {
  readonly services?: ProductOptions['services'];
}

/** The running product with its users, its banks and its neighbours. */
export class Flow {
  readonly pool: Pool;
  private producer: Producer | undefined;

  private constructor(
    readonly product: Product,
    readonly api: PublicApi,
    readonly tokens: TokenDesk,
    readonly banks: Simulator,
  ) {
    this.pool = new Pool({ connectionString: product.runtime.databaseUrl, max: 2 });
    this.pool.on('error', () => undefined); // PostgreSQL is taken away on purpose
  }

  static async start(options: FlowOptions = {}): Promise<Flow> {
    const product = await Product.start({ services: 'named', ...options });
    const tokens = new TokenDesk(product.app('dev-issuer').url, product.dataDir);
    return new Flow(product, new PublicApi(product.runtime.gateway, tokens), tokens, new Simulator(product.app('bank-simulator').url));
  }

  /** Posts a request. @returns its id. @throws when it is not accepted. */
  async submit(body: StopBody): Promise<string> {
    const answer = await this.api.submit(body);
    if (answer.status !== 202) throw new Error(`POST answered ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return body.requestId;
  }

  untilRequest(requestId: string, holds: (request: RequestView) => boolean, withinMs = SOON_MS): Promise<RequestView> {
    return this.until(() => this.api.request(requestId), holds, withinMs);
  }

  /** The only stop of a request, once it has its order and is in one of the states. */
  async untilStop(requestId: string, ...states: readonly string[]): Promise<StopView> {
    const request = await this.untilRequest(requestId, ({ caseId, stops }) => caseId !== null && stops.length > 0 && stops.every(({ state }) => states.includes(state)));
    const [stop] = request.stops;
    if (stop === undefined) throw new Error('a request without a stop');
    return stop;
  }

  async until<T>(read: () => Promise<T>, holds: (value: T) => boolean, withinMs = SOON_MS): Promise<T> {
    let last: T | undefined;
    try {
      return await eventually(async () => {
        last = await read();
        if (!holds(last)) throw new Error('not yet');
        return last;
      }, withinMs, 50);
    } catch (error) {
      throw new Error(`not within ${String(withinMs)} ms (${String(error)}); last seen: ${JSON.stringify(last)?.slice(0, 3_000) ?? 'nothing'}`, { cause: error });
    }
  }

  /** Another system's message. */
  async produce(topic: string, message: { readonly key: string; readonly value: string; readonly type: string; readonly headers?: Readonly<Record<string, string>> }): Promise<void> {
    if (this.producer === undefined) {
      const brokers = this.product.runtime.kafkaBrokers.split(',');
      this.producer = new Kafka({ clientId: 'another-system', brokers, logLevel: logLevel.NOTHING }).producer({ allowAutoTopicCreation: false });
      await this.producer.connect();
    }
    const headers = {
      ce_specversion: '1.0', ce_id: randomUUID(), ce_source: '/another-system', ce_type: message.type, ce_time: new Date().toISOString(), 'content-type': 'application/json', ...message.headers,
    };
    await this.producer.send({ topic: this.product.kafkaPrefix + topic, messages: [{ key: message.key, value: message.value, headers }] });
  }

  produceRequest(body: StopBody, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    return this.produce('stop-payment.requests.v1', { key: body.requestId, value: JSON.stringify(body), type: 'StopPaymentRequested', headers: { ce_unit: STATION, ...headers } });
  }

  /** All metrics of all apps, as one text. */
  async metrics(): Promise<string> {
    const pages = await Promise.all(this.product.runtime.metrics.map(async (url) => (await fetch(url)).text()));
    return pages.join('\n');
  }

  async stop(): Promise<void> {
    await this.producer?.disconnect().catch(() => undefined);
    await this.pool.end();
    await this.product.stop();
  }
}
