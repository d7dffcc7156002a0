import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** @returns what axe finds serious or worse on the page as it stands, in words. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = (await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: unknown }> } };
    return (await engine.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations;
  })) as Finding[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.replaceAll('\n', ' ') ?? ''}`));
}

/** @returns what of the desk's frame does not fit, in words. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('html, .desk-bar, .desk-bar nav')].filter((part) => part.scrollWidth > part.clientWidth)
    .map((part) => part.tagName + ' ' + part.className + ' is ' + part.scrollWidth + ' pixels wide on ' + part.clientWidth)`);
}
