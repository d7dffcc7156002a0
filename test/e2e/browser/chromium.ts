import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findOnPath } from '../../../deploy/local/installing/programs';
import { ensurePrograms } from '../../../deploy/local/installing/system-packages';
import { BROWSING, CHROMIUM } from '../../../deploy/local/installing/system-programs';

const NAMES = [CHROMIUM.program, 'chromium-browser', 'google-chrome'];

/** The system's own Chromium; it and a Chinese font are installed, or told how to install, where they are missing. */
export async function systemChromium(): Promise<string> {
  const found = findOne();
  await ensurePrograms(BROWSING.filter((each) => found === null || each !== CHROMIUM), { env: process.env, isRoot: process.getuid?.() === 0, tell: (line) => process.stdout.write(`${line}\n`) });
  return found ?? findOne() ?? CHROMIUM.program;
}

function findOne(): string | null {
  return NAMES.map((name) => findOnPath(name, process.env)).find((path) => path !== null) ?? null;
}

/** Root has no sandbox of its own; the pages are ours. */
export function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
}

export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await systemChromium(), args: rootArguments() });
}

export interface ScreenOptions {
  readonly base: string;
  readonly language?: 'zh-CN' | 'en';
  readonly brightness?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
}

const DESK_SIZE = { width: 1440, height: 900 };
/** Answers that a test provoked are told by the browser, too; what breaks the page's policy or its code is not meant. */
const MEANT = /Failed to load resource|net::ERR_/;

/** One person at one browser; remembers everything that the browser complained about. */
export class Screen {
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly base: string,
  ) {}

  static async open(browser: Browser, { base, language = 'zh-CN', brightness = 'light', size = DESK_SIZE }: ScreenOptions): Promise<Screen> {
    const context = await browser.newContext({ viewport: size, locale: language, timezoneId: 'Asia/Shanghai', colorScheme: brightness });
    // Pages of the issuer may keep nothing.
    await context.addInitScript({ content: `try { localStorage.setItem('paystop.language', '${language}'); localStorage.setItem('paystop.brightness', '${brightness}'); } catch {}` });
    const page = await context.newPage();
    const screen = new Screen(context, page, base);
    page.on('console', (message) => {
      if (message.type() === 'error' && !MEANT.test(message.text())) screen.complaints.push(message.text());
    });
    page.on('pageerror', (error) => screen.complaints.push(String(error)));
    return screen;
  }

  /** Signs in as a demo user and shows a page. */
  async signIn(user: string, path = '/'): Promise<void> {
    await this.page.goto(this.base + path);
    await this.page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
    await this.page.locator(`button[value="${user}"]`).click();
    await this.page.locator('.desk, .wall-page').first().waitFor();
  }

  async show(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await this.page.locator('.desk, .wall-page').first().waitFor();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
