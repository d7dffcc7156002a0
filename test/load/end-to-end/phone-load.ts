import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@paystop/testing';
import { chromium } from 'playwright-core';
import { rootArguments, systemChromium } from '../../e2e/browser/chromium';
import type { Figure, Section } from '../report';
import type { BenchProduct } from './bench-product';

/** The newest that runs on Node 20. Fetched by npm for this run only: the product does not need its hundred packages. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
/** Lighthouse's own phone: a mid-range one on slow 4G, 1.6 Mbit/s with 150 ms a turn, a quarter of this machine's speed. */
const CATEGORIES = 'accessibility,best-practices,performance';
const LEAST_SCORE = 95;
const MOST_PAINT_MS = 2_000;
const WITHIN_MS = 170_000;
const USER = 'P440305-0117';

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly scoreDisplayMode: string; readonly numericValue?: number; readonly title: string }>>;
}

/** The officer's first page by Lighthouse: before anybody has signed in, and as somebody finds it whose session lives. */
export async function phoneLoad(bench: BenchProduct): Promise<Section> {
  const profile = mkdtempSync(join(tmpdir(), 'paystop-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, { executablePath: await systemChromium(), args: [`--remote-debugging-port=${String(port)}`, ...rootArguments()] });
  const url = `${bench.product.runtime.gateway}/officer/`;
  try {
    const before = await measure({ url, port, profile });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator(`button[value="${USER}"]`).click();
    await page.getByRole('navigation', { name: '主要页面' }).waitFor();
    await page.close();
    const after = await measure({ url, port, profile });
    return {
      title: `The officer’s app by ${LIGHTHOUSE}, its mid-range phone on slow 4G`,
      figures: [...figuresOf('signed out', before), ...figuresOf('signed in', after)],
      checks: [],
      tables: [{ title: 'what it finds fault with', rows: [...new Set([...faultsOf(before), ...faultsOf(after)])].map((title) => [title]) }],
    };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function measure({ url, port, profile }: { readonly url: string; readonly port: number; readonly profile: string }): Promise<Report> {
  const file = join(profile, 'lighthouse.json');
  const args = ['--yes', LIGHTHOUSE, url, `--port=${String(port)}`, '--disable-storage-reset', `--only-categories=${CATEGORIES}`, '--output=json', `--output-path=${file}`, '--quiet'];
  await promisify(execFile)('npx', args, { timeout: WITHIN_MS });
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function figuresOf(who: string, { categories, audits }: Report): Figure[] {
  const score = (name: string): Figure => ({ what: `${name}, ${who}`, value: 100 * (categories[name]?.score ?? 0), unit: '', target: { value: LEAST_SCORE, atLeast: true } });
  const paint = (audit: string, most?: number): Figure => ({ what: `${audit}, ${who}`, value: audits[audit]?.numericValue ?? 0, unit: 'ms', ...(most === undefined ? {} : { target: { value: most, atLeast: false } }) });
  return [score('accessibility'), score('best-practices'), paint('first-contentful-paint'), paint('largest-contentful-paint', MOST_PAINT_MS), paint('total-blocking-time')];
}

function faultsOf({ audits }: Report): string[] {
  return Object.values(audits).flatMap(({ score, scoreDisplayMode, title }) => (scoreDisplayMode === 'binary' && score === 0 ? [title] : []));
}
