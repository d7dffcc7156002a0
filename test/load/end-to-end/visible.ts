import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openChromium, Screen } from '../../e2e/browser/chromium';
import { OPERATOR, TokenDesk } from '../../product/people';
import { PublicApi } from '../../product/public-api';
import { aStopRequest } from '../../product/stop-bodies';
import { spreadOf } from '../percentiles';
import type { Section } from '../report';
import type { BenchProduct } from './bench-product';

/** One real browser, and as many readers of the stream as make two hundred consoles of it. */
const READERS = 199;
const EVENTS = 60;
const EVERY_MS = 700;
const MOST_MS = 1_000;
const SEEN_WITHIN_MS = 30_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** Its stops wait for a person, so that the rows stay. */
const BY_PHONE = 'HSBC';

/** From the 202 of a stop request to its row on an operator's screen, with two hundred consoles connected. */
export async function visible(bench: BenchProduct): Promise<Section> {
  const { gateway } = bench.product.runtime;
  const tokens = new TokenDesk(bench.product.app('dev-issuer').url, bench.product.dataDir);
  const api = new PublicApi(gateway, tokens);
  const { body } = await api.call<{ version: number }>(`/institutions/${BY_PHONE}`, { as: OPERATOR });
  await api.call(`/institutions/${BY_PHONE}`, { as: OPERATOR, method: 'PATCH', body: { protocol: 'manual', reason: 'bench' }, ifMatch: body.version });
  const leaving = new AbortController();
  const heard = new Map<string, { count: number; firstMs: number }>();
  const readers = await Promise.all(Array.from({ length: READERS }, () => listen(gateway, { token: tokens.tokenOf(OPERATOR), signal: leaving.signal, heard })));
  const browser = await openChromium();
  try {
    const screen = await Screen.open(browser, { base: gateway });
    await screen.signIn('operator-4403');
    await screen.page.locator('.live-live').waitFor();
    const sent = await sendAll(api, screen.page);
    const seen = await seenAt(screen.page, sent.map(({ caseNumber }) => caseNumber));
    const times = sent.flatMap(({ caseNumber, acceptedMs }) => (seen[caseNumber] === undefined ? [] : [seen[caseNumber] - acceptedMs]));
    const fromStream = sent.flatMap(({ caseNumber, requestId }) => {
      const first = heard.get(requestId)?.firstMs;
      return first === undefined || seen[caseNumber] === undefined ? [] : [seen[caseNumber] - first];
    });
    const [all, stream] = [spreadOf(times), spreadOf(fromStream)];
    const ms = (what: string, value: number, most?: number) => ({ what, value, unit: 'ms', ...(most === undefined ? {} : { target: { value: most, atLeast: false } }) });
    return {
      title: `${String(EVENTS)} events seen with ${String(READERS)} readers of the stream and one Chromium`,
      figures: [ms('202 → row on the screen, p50', all.p50), ms('202 → row on the screen, p95', all.p95, MOST_MS), ms('202 → row on the screen, slowest', all.max), ms('stream → row on the screen, p95', stream.p95)],
      checks: [
        { what: 'requests that never appeared', expected: 0, found: EVENTS - times.length },
        { what: 'requests that not every reader heard of', expected: 0, found: sent.filter(({ requestId }) => (heard.get(requestId)?.count ?? 0) < READERS).length },
      ],
    };
  } finally {
    await browser.close();
    leaving.abort();
    await Promise.all(readers.map(({ ended }) => ended));
  }
}

interface Sent {
  readonly caseNumber: string;
  readonly requestId: string;
  readonly acceptedMs: number;
}

/** Each one more urgent and newer than the one before, so that it comes to the top of any order. */
async function sendAll(api: PublicApi, page: Page): Promise<Sent[]> {
  await page.evaluate(`(() => {
    globalThis.seenAt = {};
    const look = () => { for (const [number] of document.body.innerText.matchAll(/VISIBLE\\d{4}/g)) globalThis.seenAt[number] ??= Date.now(); };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  })()`);
  const sent: Sent[] = [];
  for (let number = 0; number < EVENTS; number += 1) {
    const caseNumber = `VISIBLE${String(number).padStart(4, '0')}`;
    const request = aStopRequest([{ bank: BY_PHONE }], { caseNumber, reportedAt: new Date(Date.now() - MINUTE_MS - number * 10 * SECOND_MS).toISOString() });
    const { status } = await api.submit(request);
    if (status !== 202) throw new Error(`POST answered ${String(status)}`);
    sent.push({ caseNumber, requestId: request.requestId, acceptedMs: Date.now() });
    await sleep(EVERY_MS);
  }
  return sent;
}

async function seenAt(page: Page, numbers: readonly string[]): Promise<Record<string, number>> {
  await page.waitForFunction(`${JSON.stringify(numbers)}.every((number) => number in globalThis.seenAt)`, undefined, { timeout: SEEN_WITHIN_MS }).catch(() => undefined);
  return page.evaluate<Record<string, number>>('globalThis.seenAt');
}

async function listen(
  gateway: string,
  { token, signal, heard }: { readonly token: Promise<string>; readonly signal: AbortSignal; readonly heard: Map<string, { count: number; firstMs: number }> },
): Promise<{ readonly ended: Promise<void> }> {
  const answer = await fetch(`${gateway}/api/v1/events`, { signal, headers: { authorization: `Bearer ${await token}`, accept: 'text/event-stream' } });
  if (answer.status !== 200 || answer.body === null) throw new Error(`GET /events: ${String(answer.status)}`);
  const mine = new Set<string>();
  const note = (requestId: string): void => {
    if (mine.has(requestId)) return;
    mine.add(requestId);
    const known = heard.get(requestId);
    if (known === undefined) heard.set(requestId, { count: 1, firstMs: Date.now() });
    else known.count += 1;
  };
  const read = async (text: ReadableStream<string>): Promise<void> => {
    let rest = '';
    for await (const chunk of text) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) for (const [, requestId = ''] of line.matchAll(/"requestId":"([0-9a-f-]{36})"/g)) note(requestId);
    }
  };
  return { ended: read(answer.body.pipeThrough(new TextDecoderStream()) as unknown as ReadableStream<string>).catch(() => undefined) };
}
