import type { Browser } from 'playwright-core';
import type { Amount } from '../../product/views';
import type { Flow } from '../flow';
import { Screen, type ScreenOptions } from './chromium';

export function fen(amountMinor: number): Amount {
  return { amountMinor: String(amountMinor), currency: 'CNY' };
}

/** The people at the desks of one test; whatever a browser complained about is kept. */
export class Desks {
  private readonly open: Screen[] = [];

  constructor(
    private readonly flow: Flow,
    private readonly browser: Browser,
  ) {}

  async sit(user: string, path = '/', options: Partial<ScreenOptions> = {}): Promise<Screen> {
    const screen = await Screen.open(this.browser, { base: this.flow.product.runtime.gateway, ...options });
    this.open.push(screen);
    await screen.signIn(user, path);
    return screen;
  }

  /** @returns what the browsers complained about. */
  async leave(): Promise<string[]> {
    const complaints = this.open.flatMap((screen) => screen.complaints);
    await Promise.all(this.open.splice(0).map((screen) => screen.close()));
    return complaints;
  }
}
