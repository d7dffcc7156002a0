import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { openChromium, Screen } from '../../e2e/browser/chromium';
import type { Section } from '../report';
import { raiseAlerts, warningsRaised } from './alert-flood';
import type { BenchProduct } from './bench-product';
import { drained, until } from './drain';

/** Ten hours of a day with 27,000 warnings and 2,000 stops (domain.md 1), one point an hour. */
const HOURS = 10;
const DAY_HOURS = 24;
const WARNINGS_A_HOUR = 27_000 / DAY_HOURS;
const STOPS_A_HOUR = Math.ceil(2_000 / DAY_HOURS);
const STOP_RATE = 50;
const DRAIN_WITHIN_MS = 120_000;
const SIZE = { width: 1920, height: 1080 };
/** The wall asks again every five seconds: a bit more, and it has shown the last event. */
const SETTLE_MS = 6_000;
const MEGABYTE = 1_048_576;
/** While caches, code and lists take their size. */
const WARM_POINTS = 3;
/** More than a collector's noise; a leak of one list an event would be several times that. */
const MOST_GROWTH = 0.1;

/** The wall's heap after a forced collection, hour by hour of what ten hours bring, as fast as this machine delivers it. */
export async function wallMemory(bench: BenchProduct): Promise<Section> {
  const browser = await openChromium();
  try {
    const screen = await Screen.open(browser, { base: bench.product.runtime.gateway, size: SIZE });
    await screen.signIn('operator-4403', '/wall');
    const { page } = screen;
    await page.locator('.wall-colours li').first().waitFor();
    const devtools = await screen.context.newCDPSession(page);
    const before = await shownWarnings(page);
    const raisedBefore = await warningsRaised(bench);
    const heaps: Heap[] = [await heapOf(devtools)];
    for (let hour = 1; hour <= HOURS; hour += 1) {
      await anHour(bench, raisedBefore + hour * WARNINGS_A_HOUR);
      await sleep(SETTLE_MS);
      heaps.push(await heapOf(devtools));
    }
    return sectionOf(heaps, { shown: (await shownWarnings(page)) - before, complaints: screen.complaints.length });
  } finally {
    await browser.close();
  }
}

async function anHour(bench: BenchProduct, warningsAfter: number): Promise<void> {
  const holds = await bench.count('SELECT count(*) AS n FROM orchestrator.hold');
  await raiseAlerts(bench, WARNINGS_A_HOUR);
  const { accepted } = await bench.load({ seconds: Math.ceil((2 * STOPS_A_HOUR) / STOP_RATE), load: { kind: 'open', perSecond: STOP_RATE }, most: STOPS_A_HOUR });
  await drained(bench, holds + accepted, DRAIN_WITHIN_MS);
  await until(async () => (await warningsRaised(bench)) >= warningsAfter, DRAIN_WITHIN_MS, async () => 'alerts wait to become warnings');
}

interface Heap {
  readonly used: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function heapOf(devtools: CDPSession): Promise<Heap> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { used: usedSize / MEGABYTE, nodes, listeners: jsEventListeners };
}

/** What stands beside the colours, added up. */
function shownWarnings(page: Page): Promise<number> {
  return page.evaluate<number>(`[...document.querySelectorAll('.wall-colours b')].reduce((sum, { textContent }) => sum + Number(textContent.replaceAll(',', '')), 0)`);
}

function sectionOf(heaps: readonly Heap[], { shown, complaints }: { readonly shown: number; readonly complaints: number }): Section {
  const mean = (points: readonly Heap[]): number => points.reduce((sum, { used }) => sum + used, 0) / points.length;
  const warm = heaps.slice(1);
  const [early, late] = [mean(warm.slice(0, WARM_POINTS)), mean(warm.slice(-WARM_POINTS))];
  return {
    title: `The wall through ten hours: ${String(HOURS * WARNINGS_A_HOUR)} warnings and ${String(HOURS * STOPS_A_HOUR)} stops`,
    figures: [
      { what: 'heap after a forced collection, hours 1 to 3', value: early, unit: 'MB' },
      { what: 'heap after a forced collection, hours 8 to 10', value: late, unit: 'MB', target: { value: early * (1 + MOST_GROWTH), atLeast: false } },
    ],
    checks: [
      { what: 'warnings that the wall does not count', expected: 0, found: Math.max(0, HOURS * WARNINGS_A_HOUR - shown) }, // PayStop warns other payers of its own accord, too
      { what: 'complaints of the browser', expected: 0, found: complaints },
      { what: 'growth beyond a tenth', expected: 0, found: Number(late > early * (1 + MOST_GROWTH)) },
    ],
    tables: [{ title: 'hour, heap (MB), nodes, listeners', rows: heaps.map(({ used, nodes, listeners }, hour) => [String(hour), used.toFixed(2), String(nodes), String(listeners)]) }],
  };
}
